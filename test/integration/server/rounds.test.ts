import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { aCase, aKey, aMedia, anEvent, aRef, DAY, HOUR } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const caseId = 'case-1'
const act = () => ({ caseId, key: aKey() })
const photo = (name: string) => {
  const record = aMedia('wang', name, { attachedTo: { kind: 'case', id: caseId } })
  server.put('media', [record])
  return record
}
const five = { grade: 5, solved: 'yes', reasons: [], text: '谢谢' } as const

/** Closed with a picture of the result, rated five, and then broken again. */
async function reopened(changes: Partial<CaseDoc> = {}) {
  const first = photo('first')
  server.put('cases', [
    aCase({
      state: 'replied',
      signedAt: 1,
      repliedAt: 1,
      contactedAt: 1,
      extended: true,
      published: true,
      afterMedia: [aRef(first)],
      submittedAt: server.now.value,
      ...changes,
    }),
  ])
  await server.call('wang', 'staff', 'close', { ...act(), reason: 'done', media: [] })
  await server.call('lin', 'case', 'rate', { ...act(), ...five, reasons: [] })
  server.now.value += DAY
  await server.call('lin', 'case', 'reopen', { ...act(), text: '又坏了', media: [] })
  return first
}
const view = (person: string) => server.call(person, 'case', 'view', { caseId })
const everybody = ['lin', 'chen', 'wang', 'dispatcher']

test('a reopened case has no rating, no result, no extension and new promises; the first round keeps its own', async () => {
  const first = await reopened()
  const found = await server.case(caseId)
  for (const field of ['rating', 'extension', 'afterCover']) expect(found).not.toHaveProperty(field)
  expect(found).toMatchObject({
    afterMedia: [],
    extended: false,
    signedAt: 0,
    contactedAt: 0,
    closeReason: '',
  })
  expect(found.clocks.resolveDue).toBeGreaterThan(server.now.value)
  expect(found.pastRounds).toMatchObject([
    { closeReason: 'done', extended: true, signedAt: 1, rating: { grade: 5 }, afterMedia: [aRef(first)] },
  ])
  for (const person of everybody) {
    const seen = await view(person)
    expect(seen).toMatchObject({ state: 'reopened', round: 2, after: [] })
    expect(seen.rating).toBeUndefined()
    expect(seen.pastRounds).toMatchObject([
      { round: 1, closeReason: '原因done', rating: { grade: 5, text: person === 'chen' ? '' : '谢谢' } },
    ])
    expect(seen.timeline.map(({ action }) => action)).toContain('reopen')
  }
})

test('lists speak of the present round', async () => {
  await reopened()
  const { items } = await server.call('wang', 'staff', 'queue', { tab: 'toSign' })
  expect(items).toMatchObject([{ id: caseId }])
  for (const part of ['grade', 'afterThumb', 'closedAt']) expect(items[0]).not.toHaveProperty(part)
  const { items: open } = await server.call('chen', 'case', 'publicList', { group: 'open' })
  expect(open).toMatchObject([{ id: caseId, state: 'reopened' }])
  expect(open[0]).not.toHaveProperty('grade')
})

test('the picture of the first round proves nothing in the second, which is rated anew', async () => {
  await reopened()
  await server.call('wang', 'staff', 'sign', act())
  const answer = { ...act(), text: '再次处理' }
  expect((await server.refused('wang', 'staff', 'reply', { ...answer, media: [] })).code).toBe(
    'photo_required',
  )
  server.put('media', [aMedia('wang', 'second')])
  const second = aMedia('wang', 'second')._id
  await server.call('wang', 'staff', 'reply', { ...answer, media: [second] })
  await server.call('wang', 'staff', 'close', { ...act(), reason: 'done', media: [] })
  expect((await server.case(caseId)).afterMedia).toMatchObject([{ id: second }])
  expect((await view('lin')).rating).toBeUndefined()
  await server.call('lin', 'case', 'rate', { ...act(), grade: 2, solved: 'no', reasons: [], text: '' })
  const seen = await view('chen')
  expect([seen.rating?.grade, seen.pastRounds[0]?.rating?.grade]).toEqual([2, 5])
})

test('a request for an extension ends with the answer, and does not come back with a reopening', async () => {
  const extension = { until: server.now.value + 20 * DAY, reason: 'parts', askedAt: server.now.value }
  server.put('cases', [aCase({ state: 'processing', physical: false, extension })])
  await server.call('wang', 'staff', 'reply', { ...act(), text: '已处理', media: [] })
  expect(await server.case(caseId)).not.toHaveProperty('extension')
})

test('a case that was reopened before rounds were kept is put in order from its history, once', async () => {
  const at = server.now.value
  const [first, second] = [photo('first'), photo('second')]
  const rating = { grade: 5, solved: 'yes', reasons: [] } as const
  const events = [
    { action: 'submit', to: 'submitted', at },
    { action: 'sign', to: 'signed', at: at + HOUR },
    { action: 'reply', to: 'replied', at: at + 2 * HOUR, media: [aRef(first)] },
    { action: 'close', to: 'closed', at: at + 3 * HOUR, reasonId: 'done' },
    { action: 'rate', to: 'rated', at: at + 4 * HOUR, rating, text: '谢谢' },
    { action: 'reopen', to: 'reopened', at: at + DAY },
    { action: 'reply', to: 'replied', at: at + 2 * DAY, media: [aRef(second)] },
  ] as const
  server.put(
    'history',
    events.map((event, index) =>
      anEvent({
        ...event,
        ...('media' in event ? { media: [...event.media] } : {}),
        _id: `e${index}`,
        version: index + 1,
      } as Parameters<typeof anEvent>[0]),
    ),
  )
  server.put('cases', [
    aCase({
      state: 'replied',
      reopens: 1,
      promisedAt: at + DAY,
      afterMedia: [aRef(first), aRef(second)],
      rating: { ...rating, reasons: [], text: '谢谢', at: at + 4 * HOUR },
      generation: 3,
    }),
  ])
  expect([await server.fillDerived(), await server.fillDerived()]).toEqual([1, 0])
  const found = await server.case(caseId)
  expect(found).not.toHaveProperty('rating')
  expect(found.afterMedia).toEqual([aRef(second)])
  expect(found.pastRounds).toEqual([
    {
      promisedAt: at,
      signedAt: at + HOUR,
      contactedAt: at + 2 * HOUR,
      repliedAt: at + 2 * HOUR,
      closedAt: at + 3 * HOUR,
      closeReason: 'done',
      afterMedia: [aRef(first)],
      extended: false,
      rating: { ...rating, text: '谢谢', at: at + 4 * HOUR },
    },
  ])
})
