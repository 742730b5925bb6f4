import { idOf } from '../../../cloudfunctions/kernel/ids'
import { KINDS } from '../../../cloudfunctions/areas/kinds'
import { workOutbox } from '../../../cloudfunctions/kernel/outbox/outbox'
import { workRobots } from '../../../cloudfunctions/kernel/channels/robots/work-robots'
import { sendToRobot } from '../../../cloudfunctions/kernel/platform/robot'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { RobotMessageDoc } from '../../../cloudfunctions/kernel/documents'
import type { CaseAction } from '#domain/case/workflow'
import { aCase, aDepartment, aLiaison, anEvent, aPerson, HOUR } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'
import { startWecom } from './wecom'

const SECOND = 1000
const MINUTE = 60 * SECOND

let server: TestServer
let stopWecom: () => Promise<void>
beforeEach(async () => {
  server = await startServer({ people: [aPerson('admin', { roles: ['citizen', 'admin'] })] })
  server.put('departments', [aDepartment('roads', { robotKey: 'robot-roads' })])
  server.put('people', [aLiaison('gu', 'roads')])
  stopWecom = await startWecom(server)
})
afterEach(async () => {
  await stopWecom()
  await server.stop()
})

let count = 0
/** A case of the department's, and an event of it that its group must hear of. */
function given(
  department: string,
  changes: Partial<CaseDoc> = {},
  action: CaseAction = 'autoDispatch',
): string {
  const id = `burst-${(count += 1)}`
  const number = `26112300${String(count).padStart(4, '0')}`
  const at = server.now.value
  server.put('cases', [aCase({ _id: id, number, leadDepartmentId: department, submittedAt: at, ...changes })])
  server.put('history', [
    anEvent({ _id: idOf('event', id, action), caseId: id, action, at, outboxAt: at, text: '请尽快办理' }),
  ])
  return number
}

const settleOutbox = async () => {
  while ((await server.workOutbox()).done > 0);
}
/** A minute as the timers and the calls of a busy minute run it. */
async function minute(): Promise<void> {
  await settleOutbox()
  await server.workRobots()
  server.now.value += MINUTE
}

const toGroup = (key: string) => server.wechat.messages(0, 1000).filter(({ to }) => to === key)
async function queue(): Promise<RobotMessageDoc[]> {
  return (await server.rows('robot_messages')) as unknown as RobotMessageDoc[]
}
const inboxOf = async (person: string) =>
  (await server.call(person, 'account', 'inbox', {})).items.map(({ title, text }) => ({ title, text }))

/** How many tasks the group's messages told of: one each, or what a digest counts. */
function tasksTold(key: string): number {
  return toGroup(key)
    .map(({ content = '' }) => Number(/^【(\d+) 条提醒】/.exec(content)?.[1] ?? 1))
    .reduce((sum, tasks) => sum + tasks, 0)
}

/** @returns the most messages that any minute held */
function busiestMinute(key: string): number {
  const times = toGroup(key).map(({ at }) => at)
  return Math.max(...times.map((start) => times.filter((at) => at >= start && at < start + MINUTE).length))
}

describe('a burst', () => {
  test('of 120 tasks in 11 s: each is told, alone or in a digest, at the robot’s pace', async () => {
    for (let second = 0; second < 12; second += 1) {
      for (let task = 0; task < 10; task += 1) given('streets')
      await settleOutbox()
      await server.workRobots()
      server.now.value += SECOND
    }
    for (let minutes = 0; minutes < 3; minutes += 1) await minute()
    expect((await queue()).map(({ state }) => state)).toEqual(Array(120).fill('sent'))
    expect(tasksTold('robot-streets')).toBe(120)
    expect(busiestMinute('robot-streets')).toBeLessThanOrEqual(20)
  })

  test('of 360 in a few minutes: none is lost, none is told twice', async () => {
    for (let minutes = 0; minutes < 4; minutes += 1) {
      for (let task = 0; task < 90; task += 1) given('streets')
      await minute()
    }
    await minute()
    const rows = await queue()
    expect(rows).toHaveLength(360)
    expect(rows.every(({ state, digestId }) => state === 'sent' && digestId !== '')).toBe(true)
    expect(tasksTold('robot-streets')).toBe(360)
    expect(new Set(rows.map(({ digestId }) => digestId)).size).toBe(toGroup('robot-streets').length)
    expect(busiestMinute('robot-streets')).toBeLessThanOrEqual(20)
  }, 180_000)

  test('of a typhoon: 300 in a minute are told in the next by a digest, after what was urged; nothing is given up', async () => {
    for (let task = 0; task < 300; task += 1) given('streets')
    const urged = given('streets', {}, 'urge')
    await minute()
    const [first, second, ...others] = toGroup('robot-streets').map(({ content = '' }) => content)
    expect(first).toContain(`【督办提醒】\n编号：${urged}`)
    expect(second).toMatch(/^【300 条提醒】\n新到 300 件待签收/)
    expect(others).toEqual([])
    expect((await queue()).every(({ state }) => state === 'sent')).toBe(true)
  }, 180_000)

  test('a digest says how many, until when the first, and names ten; up to five come alone', async () => {
    const clocks = aCase({ submittedAt: server.now.value }).clocks
    for (let task = 0; task < 86; task += 1) given('streets')
    const first = given('streets', { clocks: { ...clocks, signDue: clocks.signDue - HOUR } })
    for (let task = 0; task < 5; task += 1) given('roads')
    await minute()
    const [digest, ...others] = toGroup('robot-streets')
    expect(others).toEqual([])
    expect(digest?.content).toMatch(
      new RegExp(`新到 87 件待签收，最早的请于 11-23 11:00 前签收：${first}(、\\d{12}){9}（前 10 个）`),
    )
    expect(toGroup('robot-roads')).toHaveLength(5)
  })

  test('督办 and danger go before what has waited longer, also when the routine has used up its minute', async () => {
    for (let round = 0; round < 4; round += 1) {
      for (let task = 0; task < 5; task += 1) given('streets')
      await settleOutbox()
      await server.workRobots()
      server.now.value += SECOND
    }
    expect(toGroup('robot-streets')).toHaveLength(15)
    const dangerous = given('streets', { urgency: 'danger' })
    const urged = given('streets', {}, 'urge')
    await settleOutbox()
    await server.workRobots()
    const since = toGroup('robot-streets').slice(15)
    const heads = since.map(({ content = '' }) => content.split('\n').slice(0, 2))
    expect(heads).toHaveLength(2)
    expect(heads).toContainEqual(['【新的办件待签收】', `编号：${dangerous}`])
    expect(heads).toContainEqual(['【督办提醒】', `编号：${urged}`])
  })

  test('several workers at once keep to the pace and tell each task once', async () => {
    for (let task = 0; task < 30; task += 1) given('streets', { urgency: task % 6 ? 'general' : 'danger' })
    await settleOutbox()
    await Promise.all(Array.from({ length: 6 }, () => server.workRobots()))
    expect(tasksTold('robot-streets')).toBe(30)
    expect((await queue()).every(({ state }) => state === 'sent')).toBe(true)
  })
})

describe('a robot that fails', () => {
  test('hangs: citizens and other departments do not wait for it', async () => {
    const written: string[] = []
    let release = (): void => undefined
    const answer = new Promise<void>((resolve) => (release = resolve))
    const sendRobotMessage = async (key: string, text: string) => {
      written.push(key)
      if (key === 'robot-streets') await answer
      return key === 'robot-streets' ? { code: -1, message: 'late' } : sendToRobot(key, text)
    }
    for (let task = 0; task < 27; task += 1) given('streets')
    given('water', { reporter: { openid: 'chen', name: '', phone: '', anonymous: false } }, 'sign')
    given('roads')
    // Would not come to its end if it waited for a robot.
    while ((await workOutbox(KINDS, server.context({ sendRobotMessage }))).done > 0);
    expect(await inboxOf('chen')).toMatchObject([{ title: '部门已签收' }])
    expect(written).toEqual([])

    const told = new Promise<void>((resolve) => {
      const stop = server.wechat.onMessage(({ to }) => {
        if (to !== 'robot-roads') return
        stop()
        resolve()
      })
    })
    const working = workRobots(server.context({ sendRobotMessage }))
    await told
    expect(written.filter((key) => key === 'robot-streets')).toHaveLength(1)
    release()
    await working
    expect((await queue()).filter(({ state }) => state === 'waiting')).toHaveLength(27)
  })

  test('hangs, as nineteen others do: the one that works writes at once', async () => {
    const ids = Array.from({ length: 19 }, (_, index) => `dead-${index}`)
    server.put(
      'departments',
      ids.map((id) => aDepartment(id, { robotKey: id })),
    )
    for (const id of [...ids, 'streets', 'roads']) given(id)
    await settleOutbox()
    const written: string[] = []
    let release = (): void => undefined
    const answer = new Promise<void>((resolve) => (release = resolve))
    const sendRobotMessage = async (key: string, text: string) => {
      written.push(key)
      if (key === 'robot-roads') return sendToRobot(key, text)
      await answer
      return { code: -1, message: 'late' }
    }
    const working = workRobots(server.context({ sendRobotMessage }))
    await new Promise<void>((resolve) => {
      const stop = server.wechat.onMessage(() => {
        stop()
        resolve()
      })
    })
    expect(tasksTold('robot-roads')).toBe(1)
    release()
    await working
    expect(written).toHaveLength(21)
  })

  test('is given up on after its time limit, and asked again later with growing pauses', async () => {
    server.wechat.breakRobot('robot-streets', 'hanging')
    let calls = 0
    const sendRobotMessage = (key: string, text: string) => {
      calls += 1
      return sendToRobot(key, text, 50)
    }
    given('streets')
    await settleOutbox()
    for (let minutes = 0; minutes < 20; minutes += 1) {
      await workRobots(server.context({ sendRobotMessage }))
      server.now.value += MINUTE
    }
    // At 0, 1, 3, 8 and 18 minutes.
    expect(calls).toBe(5)
    server.wechat.breakRobot('robot-streets', undefined)
    server.now.value += HOUR
    await server.workRobots()
    expect(tasksTold('robot-streets')).toBe(1)
  })

  test('45009 is never final: others use up its minute for hours, then all is told', async () => {
    server.wechat.breakRobot('robot-streets', { errcode: 45009, errmsg: 'api freq out of limit' })
    for (let task = 0; task < 8; task += 1) given('streets')
    for (let minutes = 0; minutes < 200; minutes += 10) {
      await settleOutbox()
      await server.workRobots()
      server.now.value += 10 * MINUTE
    }
    expect((await queue()).map(({ state }) => state)).toEqual(Array(8).fill('waiting'))
    server.wechat.breakRobot('robot-streets', undefined)
    await minute()
    expect(tasksTold('robot-streets')).toBe(8)
  })

  test('93000: it was removed. Liaisons find it in the inbox, the platform learns of the robot once a day', async () => {
    server.wechat.breakRobot('robot-streets', { errcode: 93000, errmsg: 'invalid webhook url' })
    const numbers = Array.from({ length: 7 }, () => given('streets'))
    for (let minutes = 0; minutes < 90; minutes += 15) {
      await settleOutbox()
      await server.workRobots()
      server.now.value += 15 * MINUTE
    }
    expect((await queue()).map(({ state }) => state)).toEqual(Array(7).fill('replaced'))
    for (const liaison of ['wang', 'sun']) {
      const instead = (await inboxOf(liaison)).filter(({ title }) => title === '工作群未收到的提醒')
      expect(instead).toHaveLength(1)
      expect(instead[0]?.text).toContain('新到 7 件待签收')
      for (const number of numbers) expect(instead[0]?.text).toContain(number)
    }
    for (const person of ['admin', 'dispatcher'])
      expect(await inboxOf(person)).toMatchObject([{ title: '工作群机器人无法发送' }])
    expect(await inboxOf('he')).toEqual([])
    // Set up anew, it is used again.
    server.wechat.breakRobot('robot-streets', undefined)
    server.now.value += 2 * HOUR
    given('streets')
    await minute()
    expect(tasksTold('robot-streets')).toBe(1)
  })

  test('for three days: what waited is told in the inbox, once, and nothing before that', async () => {
    server.wechat.breakRobot('robot-streets', 'unreachable')
    given('streets')
    const instead = async () =>
      (await inboxOf('wang')).filter(({ title }) => title === '工作群未收到的提醒').length
    await settleOutbox()
    for (let hours = 0; hours < 72; hours += 1) {
      await server.workRobots()
      server.now.value += HOUR
    }
    expect(await instead()).toBe(0)
    for (let hours = 0; hours < 3; hours += 1) {
      await server.workRobots()
      server.now.value += HOUR
    }
    expect(await instead()).toBe(1)
    expect((await queue()).map(({ state }) => state)).toEqual(['replaced'])
  })

  test('a message that it does not take is told in the inbox; the next one is sent', async () => {
    server.wechat.failNext('robot', { errcode: 40058, errmsg: 'invalid argument' })
    given('streets')
    server.now.value += 1
    given('streets')
    await minute()
    expect((await queue()).map(({ state }) => state).sort()).toEqual(['replaced', 'sent'])
    expect((await inboxOf('wang')).filter(({ title }) => title === '工作群未收到的提醒')).toHaveLength(1)
  })
})
