import { aCase, aKey, anEvent, aPerson, aReport, HOUR } from '../../builders'
import { idOf } from '../../../cloudfunctions/kernel/ids'
import { KINDS } from '../../../cloudfunctions/areas/kinds'
import { workOutbox } from '../../../cloudfunctions/kernel/outbox/outbox'
import { NO_ANSWER } from '../../../cloudfunctions/kernel/platform/services'
import { kept } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'
import { startWecom } from './wecom'

const TASK = 'template-task'
const PROGRESS = 'template-progress'
const FINISHED = 'template-finished'

let server: TestServer
let stopWecom: () => Promise<void>
beforeEach(async () => {
  server = await startServer()
  stopWecom = await startWecom(server)
})
afterEach(async () => {
  await stopWecom()
  await server.stop()
})

/** The person accepts one message of each template, as on the phone. */
async function accept(person: string, ...templateIds: string[]): Promise<void> {
  server.wechat.accept(person, templateIds)
  const answers = Object.fromEntries(templateIds.map((id) => [id, 'accept' as const]))
  await server.call(person, 'account', 'recordSubscription', { answers })
}
/** Both workers, as the timers run them. */
async function work(): ReturnType<TestServer['workOutbox']> {
  const done = await server.workOutbox()
  await server.workRobots()
  return done
}
const received = () =>
  server.wechat.messages().map(({ channel, to, templateId }) => [channel, to, templateId])
const deliveries = async () =>
  (await server.rows('deliveries')).map(({ channel, to, state, code }) => ({ channel, to, state, code }))
const creditsOf = async (person: string) => (await server.call(person, 'account', 'start', {})).credits

test('a new task reaches the liaisons who accepted, the group robot and every inbox, once', async () => {
  await accept('wang', TASK)
  const { number } = await server.call('lin', 'case', 'submit', aReport())
  await work()
  await work()
  expect(received()).toEqual([
    ['subscribe', 'wang', TASK],
    ['robot', 'robot-streets', undefined],
  ])
  const [toPerson, toRobot] = server.wechat.messages()
  expect(toPerson?.data).toMatchObject({ character_string1: number, thing3: '中山三路 1 号' })
  expect(toRobot?.content).toContain(number)
  expect(toRobot?.content).not.toContain('13800000001')
  expect(await creditsOf('wang')).toMatchObject({ task: 0 })
  const { items } = await server.call('sun', 'account', 'inbox', {})
  expect(items).toMatchObject([{ title: '新的办件待签收', unread: true }])
})

test('whatever happens asks the outbox to work at once; what is refused does not', async () => {
  const { caseId } = await server.call('lin', 'case', 'submit', aReport())
  expect(server.kicks.count).toBe(1)
  await server.call('wang', 'staff', 'sign', { caseId, key: aKey() })
  expect(server.kicks.count).toBe(2)
  await server.refused('sun', 'staff', 'sign', { caseId, key: aKey() })
  expect(server.kicks.count).toBe(2)
})

test('several workers at once send nothing twice', async () => {
  await accept('wang', TASK)
  await server.call('lin', 'case', 'submit', aReport())
  await Promise.all([work(), work(), work()])
  await work()
  expect(received()).toHaveLength(2)
})

test('the routine leaves a citizen’s last message for what is important', async () => {
  await accept('lin', PROGRESS, FINISHED)
  server.put('cases', [aCase({ physical: false })])
  const act = () => ({ caseId: 'case-1', key: aKey() })
  await server.call('wang', 'staff', 'sign', act())
  await server.workOutbox()
  expect(received()).toEqual([])
  await server.call('wang', 'staff', 'reply', { ...act(), text: '已处理完毕，请查看', media: [] })
  await server.call('wang', 'staff', 'close', { ...act(), reason: 'done', media: [] })
  await server.workOutbox()
  expect(received()).toEqual([
    ['subscribe', 'lin', PROGRESS],
    ['subscribe', 'lin', FINISHED],
  ])
})

test('43101: the person has no message left; that is the truth, and final', async () => {
  await server.call('wang', 'account', 'recordSubscription', { answers: { [TASK]: 'accept' } })
  await server.call('lin', 'case', 'submit', aReport())
  expect(await server.workOutbox()).toMatchObject({ again: 0 })
  expect(await deliveries()).toContainEqual({
    channel: 'subscribe',
    to: 'wang',
    state: 'refused',
    code: 43101,
  })
  expect(await creditsOf('wang')).toMatchObject({ task: 0 })
})

test('47003: a field is wrong; stored as failed, the person keeps the message', async () => {
  await accept('wang', TASK)
  server.wechat.failNext('subscribeMessage.send', { errcode: 47003, errmsg: 'argument invalid' })
  await server.call('lin', 'case', 'submit', aReport())
  expect(await server.workOutbox()).toMatchObject({ again: 0 })
  expect(await deliveries()).toContainEqual({
    channel: 'subscribe',
    to: 'wang',
    state: 'failed',
    code: 47003,
  })
  expect(await creditsOf('wang')).toMatchObject({ task: 1 })
})

test('what fails for now is tried again after a pause, and only that', async () => {
  await accept('wang', TASK)
  server.wechat.failNext('subscribeMessage.send', { errcode: -1, errmsg: 'system error' })
  await server.call('lin', 'case', 'submit', aReport())
  expect(await work()).toMatchObject({ again: 1 })
  expect(received()).toEqual([['robot', 'robot-streets', undefined]])
  expect(await server.workOutbox()).toEqual({ done: 0, again: 0 })
  server.now.value += 61_000
  expect(await server.workOutbox()).toMatchObject({ done: 1 })
  expect(received()).toEqual([
    ['robot', 'robot-streets', undefined],
    ['subscribe', 'wang', TASK],
  ])
})

test('attempts that run out become a stored failure', async () => {
  await accept('wang', TASK)
  await server.call('lin', 'case', 'submit', aReport())
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    server.wechat.failNext('subscribeMessage.send', 'unreachable')
    await server.workOutbox()
    server.now.value += 3 * HOUR
  }
  expect(await server.workOutbox()).toEqual({ done: 0, again: 0 })
  const toWang = (await deliveries()).filter(({ to }) => to === 'wang')
  expect(toWang).toMatchObject([{ state: 'failed' }])
})

test('an event that fails by itself keeps no other one waiting', async () => {
  await accept('wang', TASK)
  // No such document should exist; one that does must not stop the outbox.
  server.put('cases', [
    { _id: 'broken', number: 'broken', place: { point: { type: 'Point', coordinates: [0, 0] } } },
  ])
  server.put('history', [anEvent({ _id: 'broken', caseId: 'broken', outboxAt: 1, action: 'sign' })])
  await server.call('lin', 'case', 'submit', aReport())
  expect(await work()).toEqual({ done: 2, again: 1 })
  expect(received()).toHaveLength(2)
})

test('a message that WeChat did not answer in time may have arrived, and is not sent again', async () => {
  await accept('wang', TASK)
  await server.call('lin', 'case', 'submit', aReport())
  const sendSubscribeMessage = () => Promise.resolve({ code: NO_ANSWER, message: 'no answer in time' })
  await workOutbox(KINDS, server.context({ sendSubscribeMessage }))
  server.now.value += 3 * HOUR
  await server.workOutbox()
  expect(server.wechat.messages()).toEqual([])
  const toWang = (await deliveries()).filter(({ to }) => to === 'wang')
  expect(toWang).toEqual([{ channel: 'subscribe', to: 'wang', state: 'unknown', code: NO_ANSWER }])
})

test('whoever holds two roles in a case is told once, what matters more', async () => {
  server.put('people', [
    aPerson('both', { roles: ['citizen', 'liaison', 'supervisor'], departmentId: 'streets' }),
  ])
  server.put('cases', [aCase({ state: 'closed', closedAt: server.now.value })])
  const rating = { grade: 1 as const, solved: 'no' as const, reasons: [], text: '' }
  await server.call('lin', 'case', 'rate', { caseId: 'case-1', key: aKey(), ...rating })
  const own = await server.call('wang', 'case', 'submit', aReport())
  await server.workOutbox()
  const titles = async (person: string) =>
    (await server.call(person, 'account', 'inbox', {})).items.map(({ title }) => title).sort()
  expect(await titles('both')).toEqual(['收到差评，请回访', '新的办件待签收'])
  expect(await titles('supervisor')).toEqual(['收到差评，请回访'])
  server.now.value += 1
  // Wang reported it, and is its liaison.
  await server.call('dispatcher', 'staff', 'urge', { caseId: own.caseId, key: aKey(), text: '请尽快' })
  await server.workOutbox()
  expect(await titles('wang')).toEqual(['收到差评，请回访', '新的办件待签收', '督办提醒'].sort())
})

test('rows of the first release lead to their case', async () => {
  const row = { _id: 'old', openid: 'lin', at: 5, title: '诉求已办结', text: '请评价', caseId: 'case-9' }
  server.put('inbox', [row])
  server.put('cases', [aCase({ _id: 'case-9', number: 'nine' })])
  const { items } = await server.call('lin', 'account', 'inbox', {})
  expect(items).toMatchObject([{ subject: { kind: 'case', id: 'case-9' }, caseId: 'case-9' }])
})

test('what the first release told a group is not told again', async () => {
  const { caseId } = await server.call('lin', 'case', 'submit', aReport())
  const eventId = idOf('event', caseId, 'autoDispatch')
  const old = { eventId, caseId, at: 5, channel: 'robot', to: 'streets', state: 'sent', code: 0 }
  server.put('deliveries', [{ _id: idOf('delivery', eventId, 'robot', 'streets'), ...old }])
  await work()
  expect(received()).toEqual([])
})

test('long and odd texts are cut to WeChat’s limits instead of failing', async () => {
  await accept('wang', TASK)
  const place = { ...aReport().place, address: '很长的地址'.repeat(30) }
  await server.call('lin', 'case', 'submit', aReport({ place, text: `路灯不亮了${'😀'.repeat(200)}` }))
  await server.workOutbox()
  expect((await deliveries()).every(({ state }) => state === 'sent')).toBe(true)
})

describe('pictures', () => {
  const photo = (name: string) => kept(server, 'lin', name)
  const checksOf = async (ids: string[]) => {
    const rows = await server.rows('media')
    return ids.map((id) => {
      const { check, thumbCheck } = rows.find(({ _id }) => _id === id) ?? {}
      return `${String(check)} ${String(thumbCheck)}`
    })
  }

  test('are checked by WeChat after the submission; a risky one is hidden from all but staff', async () => {
    const media = [await photo('street'), await photo('risky')]
    const { caseId } = await server.call('lin', 'case', 'submit', aReport({ media }))
    expect(await checksOf(media)).toEqual(['pending pending', 'pending pending'])
    await server.workChecks()
    await server.wechat.deliverEvents()
    expect(await checksOf(media)).toEqual(['pass pass', 'risky pass'])
    expect((await server.call('lin', 'case', 'view', { caseId })).media).toHaveLength(1)
    expect((await server.call('wang', 'case', 'view', { caseId })).media).toHaveLength(2)
  })

  test('are handed over once, and again when WeChat was busy', async () => {
    server.wechat.failNext('security.mediaCheckAsync', { errcode: -1, errmsg: 'system error' })
    const media = [await photo('a'), await photo('b')]
    await server.call('lin', 'case', 'submit', aReport({ media }))
    await server.workChecks()
    expect(await server.rows('media_checks')).toHaveLength(3)
    expect(await server.workChecks()).toEqual({ asked: 0, again: 0, handed: 0 })
    server.now.value += 5 * 60_000
    await server.workChecks()
    expect(await server.rows('media_checks')).toHaveLength(4)
    // Whatever could not be delivered at once is pushed again after five seconds.
    server.now.value += 5_000
    await server.wechat.deliverEvents()
    expect(await checksOf(media)).toEqual(['pass pass', 'pass pass'])
  })

  test('of an answer are checked too, in the case and in its history', async () => {
    server.put('cases', [aCase({ state: 'signed' })])
    const media = [await kept(server, 'wang', 'after')]
    const act = { caseId: 'case-1', key: aKey(), text: '已修好' }
    await server.call('wang', 'staff', 'reply', { ...act, media })
    await server.workChecks()
    await server.wechat.deliverEvents()
    expect((await server.case('case-1')).afterCover).toMatchObject({ check: 'pass' })
    const view = await server.call('lin', 'case', 'view', { caseId: 'case-1' })
    expect(view.timeline[0]?.media).toMatchObject([{ check: 'pass' }])
    expect(view.after).toMatchObject([{ check: 'pass' }])
  })
})
