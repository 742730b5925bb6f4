import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { CaseEntry } from '../../../cloudfunctions/areas/case/entries'
import type { TimelineEntry } from '#domain/api/case'
import { aCase, aKey, anEvent, aPerson, DAY } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ people: [aPerson('stranger')] })
})
afterAll(() => server.stop())

const NOTES = 320
const REPORTER = { openid: 'lin', party: 'reporter', name: '', departmentId: '' } as const

/** A case with so many notes that nobody reads them all, after an answer and before another one. */
function givenNoisy(_id: string, changes: Partial<CaseDoc> = {}, more: Partial<CaseEntry>[] = []): void {
  server.put('cases', [
    aCase({ _id, number: _id, published: true, state: 'processing', version: NOTES + 9, ...changes }),
  ])
  const note = (index: number) =>
    anEvent({
      _id: `${_id}-${index}`,
      caseId: _id,
      version: index + 3,
      action: 'addNote',
      text: `第 ${index} 条`,
      actor: REPORTER,
    })
  server.put('history', [
    anEvent({ _id: `${_id}-submit`, caseId: _id }),
    anEvent({ _id: `${_id}-first`, caseId: _id, version: 2, action: 'reply', text: '第一次答复' }),
    ...Array.from({ length: NOTES }, (_, index) => note(index)),
    anEvent({ _id: `${_id}-last`, caseId: _id, version: NOTES + 3, action: 'reply', text: '最后的答复' }),
    ...more.map((event, index) =>
      anEvent({ _id: `${_id}-more-${index}`, caseId: _id, version: NOTES + 4, ...event }),
    ),
  ])
}

async function wholeHistory(
  person: string,
  caseId: string,
): Promise<{ pages: number; entries: TimelineEntry[] }> {
  const { timeline, earlier } = await server.call(person, 'case', 'view', { caseId })
  const entries = [...timeline]
  let [cursor, pages] = [earlier, 1]
  while (cursor !== undefined) {
    const page = await server.call(person, 'case', 'history', { caseId, cursor })
    entries.push(...page.items)
    cursor = page.next
    pages += 1
  }
  return { pages, entries }
}

test('320 notes hide no answer: the newest come first, the rest page by page, each once', async () => {
  givenNoisy('noisy')
  for (const person of ['lin', 'dispatcher', 'stranger']) {
    const { timeline } = await server.call(person, 'case', 'view', { caseId: 'noisy' })
    expect(timeline[0]).toMatchObject({ action: 'reply', text: '最后的答复' })
  }
  for (const person of ['lin', 'dispatcher']) {
    const { pages, entries } = await wholeHistory(person, 'noisy')
    expect(entries.map(({ id }) => id)).toEqual([
      'noisy-last',
      ...Array.from({ length: NOTES }, (_, index) => `noisy-${NOTES - 1 - index}`),
      'noisy-first',
      'noisy-submit',
    ])
    expect(pages).toBeGreaterThan(3)
  }
})

test('the public reads both answers on one page: what it may not read takes no room', async () => {
  givenNoisy('noisy-public')
  const { pages, entries } = await wholeHistory('stranger', 'noisy-public')
  expect(pages).toBe(1)
  expect(entries.map(({ text }) => text)).toEqual(['最后的答复', '第一次答复', ''])
})

test.each<[string, Partial<CaseDoc>, Partial<CaseEntry>, string]>([
  ['the department’s question', { state: 'needInfo' }, { action: 'askInfo', text: '具体在哪里' }, 'lin'],
  ['where it belongs', { state: 'returned' }, { action: 'handBack', text: '属供水' }, 'dispatcher'],
  [
    'how long it will take',
    { extension: { until: 1, reason: 'parts', askedAt: 1 } },
    { action: 'requestExtension', text: '等配件' },
    'dispatcher',
  ],
])(
  'what waits for an answer is there, however much came after it: %s',
  async (_name, changes, event, person) => {
    const _id = `asked-${String(event.action)}`
    givenNoisy(_id, changes, [{ ...event, version: 3 }])
    const { timeline } = await server.call(person, 'case', 'view', { caseId: _id })
    expect(timeline.at(-1)).toMatchObject({ action: event.action, text: event.text })
  },
)

test('nobody reads earlier entries of a case that they may not see', async () => {
  givenNoisy('noisy-hidden', { published: false })
  const { earlier } = await server.call('lin', 'case', 'view', { caseId: 'noisy-hidden' })
  const input = { caseId: 'noisy-hidden', cursor: earlier ?? '' }
  expect((await server.call('lin', 'case', 'history', input)).items.length).toBeGreaterThan(0)
  expect((await server.refused('stranger', 'case', 'history', input)).code).toBe('case_not_found')
  expect((await server.refused('he', 'case', 'history', input)).code).toBe('case_not_found')
})

describe('twenty notes a day', () => {
  const note = (caseId: string, key = aKey()) => ({ caseId, key, text: '又看到了', media: [] })
  const events = (caseId: string) => server.store.findDocuments('history', { 'subject.id': caseId }).length

  test('and no more, even all at once; the next day goes on', async () => {
    server.put('cases', [aCase({ _id: 'chatty', number: 'chatty' })])
    const answers = await Promise.all(
      Array.from({ length: 26 }, () =>
        server.send('lin', 'case', { action: 'addNote', input: note('chatty') }),
      ),
    )
    let taken = answers.filter(({ ok }) => ok).length
    // Some lose against the others and are asked to try again.
    while (taken < 20) {
      await server.call('lin', 'case', 'addNote', note('chatty'))
      taken += 1
    }
    expect(taken).toBe(20)
    const refused = await server.refused('lin', 'case', 'addNote', note('chatty'))
    expect(refused).toMatchObject({ code: 'too_often', message: '同一办件每天最多补充 20 次，请明天再补充' })
    expect(events('chatty')).toBe(20)
    server.now.value += DAY
    await server.call('lin', 'case', 'addNote', note('chatty'))
    expect(events('chatty')).toBe(21)
  })

  test('a retry of one that was taken still succeeds, and answers count as well', async () => {
    server.put('cases', [
      aCase({ _id: 'retried', number: 'retried', notes: { day: cityDay(), count: 19 } }),
      aCase({ _id: 'asked', number: 'asked', state: 'needInfo', notes: { day: cityDay(), count: 20 } }),
    ])
    const last = note('retried')
    await server.call('lin', 'case', 'addNote', last)
    await server.call('wang', 'staff', 'sign', { caseId: 'retried', key: aKey() })
    expect((await server.call('lin', 'case', 'addNote', last)).state).toBe('signed')
    expect((await server.refused('lin', 'case', 'addNote', note('retried'))).code).toBe('too_often')
    expect((await server.refused('lin', 'case', 'giveInfo', note('asked'))).code).toBe('too_often')
  })

  /** Ten in the morning in China is the same day in London. */
  const cityDay = () => new Date(server.now.value).toISOString().slice(0, 10)
})
