import { KINDS } from '../../../cloudfunctions/areas/kinds'
import { workRobots } from '../../../cloudfunctions/kernel/channels/robots/work-robots'
import { workOutbox } from '../../../cloudfunctions/kernel/outbox/outbox'
import { NO_ANSWER } from '../../../cloudfunctions/kernel/platform/services'
import { aLiaison, aReport, HOUR } from '../../builders'
import { forgetful } from './dying'
import type { TestServer } from './server'
import { startServer } from './server'
import { startWecom } from './wecom'

/** What WeChat or a group took is not sent again because writing it down failed. */

const TASK = 'template-task'
const MINUTE = 60_000

let server: TestServer
let stopWecom: () => Promise<void>
beforeEach(async () => {
  server = await startServer({ people: [1, 2, 3, 4].map((one) => aLiaison(`more-${one}`, 'streets')) })
  stopWecom = await startWecom(server)
})
afterEach(async () => {
  await stopWecom()
  await server.stop()
})

const LIAISONS = ['wang', 'sun', 'more-1', 'more-2', 'more-3', 'more-4']
async function accepted(people: readonly string[], times = 1): Promise<void> {
  for (const person of people)
    for (let time = 0; time < times; time += 1) {
      server.wechat.accept(person, [TASK])
      await server.call(person, 'account', 'recordSubscription', { answers: { [TASK]: 'accept' } })
    }
}
const to = (receiver: string) => server.wechat.messages().filter((message) => message.to === receiver)
const inboxOf = async (person: string) =>
  (await server.call(person, 'account', 'inbox', {})).items.map(({ title }) => title)
const deliveriesTo = async (person: string) =>
  (await server.rows('deliveries')).filter((row) => row.to === person).map(({ state }) => state)

test('a subscribe message: it counts as perhaps arrived; the others are told at once', async () => {
  await accepted(['wang', 'sun'], 2)
  await server.call('lin', 'case', 'submit', aReport())
  await workOutbox(KINDS, server.context(forgetful(server.services)))
  expect([...to('wang'), ...to('sun')]).toHaveLength(2)
  for (let tries = 0; tries < 5; tries += 1) {
    server.now.value += 3 * HOUR
    await server.workOutbox()
  }
  for (const person of ['wang', 'sun']) {
    expect(to(person)).toHaveLength(1)
    expect(await inboxOf(person)).toEqual(['新的办件待签收'])
  }
  expect([...(await deliveriesTo('wang')), ...(await deliveriesTo('sun'))].sort()).toEqual([
    'unknown',
    'unknown',
  ])
})

test('a group’s message: it is not written twice, and the liaisons read in the inbox what they may have missed', async () => {
  await server.call('lin', 'case', 'submit', aReport())
  await server.workOutbox()
  await workRobots(server.context(forgetful(server.services)))
  expect(to('robot-streets')).toHaveLength(1)
  for (let minutes = 0; minutes < 5; minutes += 1) {
    server.now.value += MINUTE
    await server.workRobots()
  }
  expect(to('robot-streets')).toHaveLength(1)
  expect(await inboxOf('wang')).toContain('工作群可能未收到的提醒')
  expect((await server.rows('robot_messages')).map(({ state }) => state)).toEqual(['replaced'])
  // The robot works: nobody is told that it is broken, and it goes on.
  expect(await inboxOf('dispatcher')).not.toContain('工作群机器人无法发送')
  await server.call('chen', 'case', 'submit', aReport())
  await server.workOutbox()
  await server.workRobots()
  expect(to('robot-streets')).toHaveLength(2)
})

describe('subscribe messages that hang', () => {
  const asked: string[] = []
  const hanging = {
    sendSubscribeMessage: ({ openid }: { openid: string }) => {
      asked.push(openid)
      return Promise.resolve({ code: NO_ANSWER, message: 'no answer in time' })
    },
  }
  beforeEach(() => {
    asked.length = 0
  })

  test('keep a run waiting twice; every inbox and the group hear at once, the others when WeChat answers', async () => {
    await accepted(LIAISONS, 2)
    for (const person of ['lin', 'chen']) await server.call(person, 'case', 'submit', aReport())
    await workOutbox(KINDS, server.context(hanging))
    await server.workRobots()
    expect(asked).toHaveLength(2)
    for (const person of LIAISONS) expect(await inboxOf(person)).toHaveLength(2)
    expect(to('robot-streets')).toHaveLength(2)
    server.now.value += 2 * MINUTE
    await server.workOutbox()
    // Each of them accepted two: what may have arrived is not sent again.
    for (const person of LIAISONS) expect(to(person)).toHaveLength(asked.includes(person) ? 1 : 2)
  })

  test('for hours: what was never even asked is stored as failed, not forgotten', async () => {
    await accepted(LIAISONS)
    await server.call('lin', 'case', 'submit', aReport())
    for (let tries = 0; tries < 6; tries += 1) {
      await workOutbox(KINDS, server.context(hanging))
      server.now.value += 3 * HOUR
    }
    const states = (await server.rows('deliveries')).map(({ state }) => state)
    expect(states).toHaveLength(6)
    expect(states.every((state) => state === 'unknown' || state === 'failed')).toBe(true)
    expect(await server.workOutbox()).toEqual({ done: 0, again: 0 })
  })
})
