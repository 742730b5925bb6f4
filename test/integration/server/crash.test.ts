import { caseStore } from '../../../cloudfunctions/areas/case/store'
import { KINDS } from '../../../cloudfunctions/areas/kinds'
import { workOutbox } from '../../../cloudfunctions/kernel/outbox/outbox'
import { workRobots } from '../../../cloudfunctions/kernel/channels/robots/work-robots'
import type { WorkContext } from '../../../cloudfunctions/kernel/context'
import { sweep } from '../../../cloudfunctions/areas/case/sweeps/sweep'
import type { InboxDoc, RobotMessageDoc } from '../../../cloudfunctions/kernel/documents'
import { aCase, anEvent, DAY } from '../../builders'
import { dying } from './dying'
import type { TestServer } from './server'
import { startServer } from './server'
import { startWecom } from './wecom'

const MINUTE = 60_000
const TASK = 'template-task'
/** Whose inboxes are looked at. */
const TOLD = ['wang', 'sun', 'dispatcher', 'supervisor']
/** Far more requests than any of these workers makes. */
const ENOUGH = 300

let server: TestServer
let stopWecom: () => Promise<void>
beforeAll(async () => {
  server = await startServer()
  stopWecom = await startWecom(server)
})
afterAll(async () => {
  await stopWecom()
  await server.stop()
})

/** @returns whether the worker died on its way */
async function runDying(work: (context: WorkContext) => Promise<object>, lives: number): Promise<boolean> {
  const { services, died } = dying(server.services, lives)
  await work(server.context(services)).catch(() => undefined)
  return died()
}

let turns = 0
/**
 * Lets a worker die at each of its requests in turn, each time in a new situation, a day later.
 * @param check what must hold after the other workers have done their part
 */
async function dieEverywhere(
  work: (context: WorkContext) => Promise<object>,
  prepare: (turn: string) => Promise<void>,
  check: (turn: string, since: number) => Promise<void>,
): Promise<number> {
  for (let lives = 0; lives < ENOUGH; lives += 1) {
    server.now.value += DAY
    const since = server.now.value
    const turn = `turn-${(turns += 1)}-`
    await prepare(turn)
    const died = await runDying(work, lives)
    // What the dead worker held is free again.
    server.now.value += 2 * MINUTE
    await check(turn, since)
    if (!died) return lives
  }
  throw new Error('it never lived to its end')
}

function givenTask(turn: string, index = 0): void {
  const id = `${turn}-${index}`
  const at = server.now.value
  server.put('cases', [aCase({ _id: id, number: id, submittedAt: at })])
  server.put('history', [
    anEvent({ _id: `event-${id}`, caseId: id, action: 'autoDispatch', at, outboxAt: at }),
  ])
}
async function workAll(): Promise<void> {
  while ((await server.workOutbox()).done > 0);
  await server.workRobots()
}
/** Who was told what since then. */
async function inboxSince(since: number): Promise<string[]> {
  const rows = server.store.findDocuments('inbox', {
    openid: { $in: TOLD },
    at: { $gte: since },
  }) as unknown as InboxDoc[]
  return rows.map(({ openid, title }) => `${openid} ${title}`).sort()
}
const messagesSince = (since: number) => server.wechat.messages(0, 10_000).filter(({ at }) => at >= since)
const toGroupSince = (since: number) => messagesSince(since).filter(({ channel }) => channel === 'robot')
const statesOf = (turn: string) =>
  (server.store.findDocuments('robot_messages', { departmentId: 'streets' }) as unknown as RobotMessageDoc[])
    .filter(({ subject }) => subject.id.startsWith(turn))
    .map(({ state }) => state)

test('an outbox that dies at any moment tells everybody once; a subscribe message once or, in doubt, not at all', async () => {
  let unsure = 0
  const steps = await dieEverywhere(
    (context) => workOutbox(KINDS, context),
    async (turn) => {
      // Two, so that a second message would arrive as well.
      for (const _ of [1, 2]) {
        server.wechat.accept('wang', [TASK])
        await server.call('wang', 'account', 'recordSubscription', { answers: { [TASK]: 'accept' } })
      }
      givenTask(turn)
    },
    async (_turn, since) => {
      await workAll()
      expect(await inboxSince(since)).toEqual(['sun 新的办件待签收', 'wang 新的办件待签收'])
      const channels = messagesSince(since).map(({ channel }) => channel)
      expect(channels.filter((channel) => channel === 'robot')).toHaveLength(1)
      const toWang = channels.filter((channel) => channel === 'subscribe').length
      expect(toWang).toBeLessThanOrEqual(1)
      unsure += 1 - toWang
    },
  )
  expect(steps).toBeGreaterThan(10)
  // Written down as begun, and then nothing: only there it may be lost.
  expect(unsure).toBeLessThanOrEqual(2)
}, 180_000)

test('a robot’s worker that dies at any moment loses no task and writes none twice; in doubt the inbox says so', async () => {
  await dieEverywhere(
    workRobots,
    async (turn) => {
      for (let task = 0; task < 7; task += 1) givenTask(turn, task)
      while ((await server.workOutbox()).done > 0);
    },
    async (turn, since) => {
      const isInDoubt = statesOf(turn).some((state) => state === 'sending')
      await workAll()
      expect(statesOf(turn)).toEqual(Array(7).fill(isInDoubt ? 'replaced' : 'sent'))
      const inDoubt = (await inboxSince(since)).filter((line) => line.includes('可能未收到'))
      expect(inDoubt).toEqual(isInDoubt ? ['sun 工作群可能未收到的提醒', 'wang 工作群可能未收到的提醒'] : [])
      expect(toGroupSince(since).length).toBeLessThanOrEqual(1)
      expect(toGroupSince(since).length + inDoubt.length).toBeGreaterThan(0)
    },
  )
}, 180_000)

test('a worker that dies while it tells in the inbox instead of the group tells each once', async () => {
  server.wechat.breakRobot('robot-streets', { errcode: 93000, errmsg: 'invalid webhook url' })
  await dieEverywhere(
    workRobots,
    async (turn) => {
      for (let task = 0; task < 2; task += 1) givenTask(turn, task)
      while ((await server.workOutbox()).done > 0);
    },
    async (turn, since) => {
      const isInDoubt = statesOf(turn).some((state) => state === 'sending')
      await workAll()
      expect(statesOf(turn)).toEqual(['replaced', 'replaced'])
      const told = (await inboxSince(since)).filter((line) => /机器人|未收到/.test(line))
      expect(told.filter((line) => !line.includes('可能'))).toEqual([
        'dispatcher 工作群机器人无法发送',
        'sun 工作群未收到的提醒',
        'wang 工作群未收到的提醒',
      ])
      // The one that was perhaps sent is told of by itself.
      expect(told.filter((line) => line.includes('可能'))).toHaveLength(isInDoubt ? 2 : 0)
    },
  )
  server.wechat.breakRobot('robot-streets', undefined)
}, 180_000)

test('a clock that dies at any moment warns each once', async () => {
  await dieEverywhere(
    sweep,
    async (turn) => {
      const submittedAt = server.now.value - 6 * DAY
      server.put('cases', [aCase({ _id: turn, number: turn, state: 'processing', submittedAt })])
    },
    async (turn, since) => {
      await sweep(server.context())
      await sweep(server.context())
      await workAll()
      const warned = (await inboxSince(since)).filter((line) => /到期/.test(line))
      expect(warned).toEqual(['sun 办件即将到期', 'wang 办件即将到期'])
      expect((await server.case(turn)).warned).toEqual(['warn'])
      await closeQuietly(turn)
    },
  )
}, 180_000)

/** Out of the clock's sight. */
async function closeQuietly(id: string): Promise<void> {
  await caseStore(server.context().db).update(id, { sweepAt: 0, dueAt: 0 })
}
