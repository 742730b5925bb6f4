import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { KINDS } from '../../../cloudfunctions/areas/kinds'
import { workOutbox } from '../../../cloudfunctions/kernel/outbox/outbox'
import { aCase, aKey, aNumber, aPerson, DAY } from '../../builders'
import { dying } from './dying'
import { kept } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

/** Whatever a message says can be seen, the one who reads it sees; and nobody sees what is another's. */

let server: TestServer
beforeEach(async () => {
  server = await startServer({ people: [aPerson('zhou')] })
})
afterEach(() => server.stop())

let count = 0
function given(openid: string, changes: Partial<CaseDoc> = {}): string {
  const _id = `case-${(count += 1)}`
  const reporter = { openid, name: openid === 'lin' ? '林女士' : '', phone: '', anonymous: false }
  server.put('cases', [aCase({ _id, number: aNumber(count), reporter, physical: false, ...changes })])
  return _id
}
const work = async () => {
  while ((await server.workOutbox()).done > 0);
}
async function merge(caseId: string, into: string): Promise<void> {
  const { number } = await server.case(into)
  await server.call('dispatcher', 'staff', 'merge', { caseId, key: aKey(), parentNumber: number })
  await work()
  server.now.value += 1000
}
const ANSWER = '林女士您好，中山三路 1 号已经处理，电话 13800000001'
async function finish(caseId: string): Promise<void> {
  await server.call('wang', 'staff', 'reply', { caseId, key: aKey(), text: ANSWER, media: [] })
  await work()
  server.now.value += 1000
  const done = { reason: 'done', text: '已处理完毕', media: [] }
  await server.call('wang', 'staff', 'close', { caseId, key: aKey(), ...done })
}
async function messages(person: string) {
  await work()
  return (await server.call(person, 'account', 'inbox', {})).items
}
const view = (person: string, caseId: string) => server.call(person, 'case', 'view', { caseId })

describe('merged into a case that is not public', () => {
  test('its reporter follows the work on their own page, without what is the other reporter’s', async () => {
    const [main, own] = [given('lin', { state: 'signed' }), given('chen')]
    await merge(own, main)
    const before = await view('chen', own)
    expect(before.main).toMatchObject({ state: 'signed', department: { id: 'streets' } })
    await finish(main)
    const seen = await view('chen', own)
    expect(seen.main).toMatchObject({ state: 'closed', closeReason: '原因done', closedAt: server.now.value })
    expect(seen.main?.timeline.map(({ action, text }) => [action, text])).toEqual([
      ['close', '已处理完毕'],
      ['reply', '市民您好，east街道已经处理，电话 ****'],
    ])
    expect(JSON.stringify(seen.main)).not.toMatch(/林女士|13800000001|中山三路|井盖/)
    // The main case itself stays what it was to them: nothing.
    expect((await server.refused('chen', 'case', 'view', { caseId: main })).code).toBe('case_not_found')
  })

  test('they are told of the end by their own case, which the message opens; the others by theirs', async () => {
    const [main, own] = [given('lin', { state: 'signed' }), given('chen')]
    await merge(own, main)
    await finish(main)
    const [message] = await messages('chen')
    expect(message).toMatchObject({
      title: '诉求已办结',
      text: '「路口井盖破损，请尽快处理」与您的诉求合并办理的办件已办结，可在您的办件中查看办理结果',
      subject: { kind: 'case', id: own },
    })
    expect((await view('chen', own)).main?.state).toBe('closed')
    expect((await messages('lin'))[0]).toMatchObject({ title: '诉求已办结', subject: { id: main } })
  })

  test('they hear of progress and of the answer as the page offers, without what was said', async () => {
    const [main, own] = [given('lin', { state: 'signed' }), given('chen')]
    await merge(own, main)
    await server.call('wang', 'staff', 'progress', { caseId: main, key: aKey(), text: ANSWER, media: [] })
    await finish(main)
    const told = (await messages('chen')).filter(({ subject }) => subject?.id === own)
    const titles = ['诉求已合并办理', '办理有新进展', '部门已答复', '诉求已办结']
    expect(told.map(({ title }) => title).sort()).toEqual(titles.sort())
    expect(JSON.stringify(told)).not.toContain('已经处理')
  })

  test('by way of another, and after the archive', async () => {
    const [main, middle, own] = [given('lin', { state: 'signed' }), given('zhou'), given('chen')]
    await merge(own, middle)
    await merge(middle, main)
    await finish(main)
    expect((await messages('chen')).filter(({ title }) => title === '诉求已办结')).toHaveLength(1)
    server.now.value += 20 * DAY
    await server.sweep()
    const seen = await view('chen', own)
    expect([seen.state, seen.main?.number]).toEqual(['archived', (await server.case(main)).number])
  })

  test('one who reported both is told once, of the main case', async () => {
    const [main, own] = [given('lin', { state: 'signed' }), given('lin')]
    await merge(own, main)
    await finish(main)
    const told = (await messages('lin')).filter(({ title }) => title === '诉求已办结')
    expect(told.map(({ subject }) => subject?.id)).toEqual([main])
  })

  test('that ends without an answer: they hear so, and read why', async () => {
    const [main, own] = [given('lin', { state: 'accepted' }), given('chen')]
    await merge(own, main)
    const why = { reason: 'notOurs', text: '属物业管理范围' }
    await server.call('dispatcher', 'staff', 'reject', { caseId: main, key: aKey(), ...why })
    expect((await messages('chen'))[0]).toMatchObject({ title: '诉求不予受理', subject: { id: own } })
    expect((await view('chen', own)).main).toMatchObject({
      state: 'rejected',
      closeReason: '原因notOurs',
      timeline: [{ action: 'reject', text: '属物业管理范围' }],
    })
  })

  test('pictures of the work are shown where it is a thing in the street, not where it may be a home', async () => {
    for (const physical of [true, false]) {
      const [main, own] = [given('lin', { state: 'signed', physical }), given('chen')]
      await merge(own, main)
      const media = [await kept(server, 'wang', `after-${String(physical)}`)]
      await server.call('wang', 'staff', 'reply', { caseId: main, key: aKey(), text: '已修好', media })
      await server.store.update('media', {}, { $set: { check: 'pass', thumbCheck: 'pass' } })
      const seen = (await view('chen', own)).main
      expect([seen?.after.length, seen?.timeline[0]?.media.length]).toEqual(physical ? [1, 1] : [0, 0])
    }
  })

  test('wherever the worker dies, each reporter hears of the end once', async () => {
    for (let lives = 0, died = true; died; lives += 5) {
      server.now.value += DAY
      const [main, own] = [given('lin', { state: 'signed' }), given('chen')]
      await merge(own, main)
      await finish(main)
      const process = dying(server.services, lives)
      await workOutbox(KINDS, server.context(process.services)).catch(() => undefined)
      died = process.died()
      server.now.value += 5 * 60_000
      const heard = (await messages('chen')).filter(
        ({ title, subject }) => title === '诉求已办结' && subject?.id === own,
      )
      expect([lives, heard.length]).toEqual([lives, 1])
    }
  })
})

describe('supporters of a case that is no longer public', () => {
  test('are told so, and nothing leads where they may not look', async () => {
    const caseId = given('lin', { state: 'signed', published: true })
    const template = 'template-finished'
    server.wechat.accept('zhou', [template])
    await server.call('zhou', 'account', 'recordSubscription', { answers: { [template]: 'accept' } })
    await server.call('zhou', 'case', 'support', { caseId })
    await server.call('dispatcher', 'staff', 'unpublish', { caseId, key: aKey() })
    await finish(caseId)
    const [message] = await messages('zhou')
    expect(message?.text).toMatch(/已办结，该办件未公开，如问题仍在，请重新上报$/)
    expect([message?.subject, message?.caseId]).toEqual([undefined, undefined])
    expect(server.wechat.messages()).toMatchObject([{ to: 'zhou', page: 'packages/account/inbox/index' }])
  })

  test('who were told before it was hidden keep the message; it leads nowhere any more', async () => {
    const caseId = given('lin', { state: 'signed', published: true })
    await server.call('zhou', 'case', 'support', { caseId })
    await finish(caseId)
    expect((await messages('zhou'))[0]).toMatchObject({
      text: expect.stringMatching(/已办结，可查看办理结果$/) as string,
      subject: { id: caseId },
    })
    await server.call('dispatcher', 'staff', 'unpublish', { caseId, key: aKey() })
    expect((await messages('zhou'))[0]?.subject).toBeUndefined()
  })
})
