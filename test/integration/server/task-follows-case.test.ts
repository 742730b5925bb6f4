import { KINDS } from '../../../cloudfunctions/areas/kinds'
import { warnOfLateTasks } from '../../../cloudfunctions/areas/task/sweeps'
import { workOutbox } from '../../../cloudfunctions/kernel/outbox/outbox'
import type { SubscribeMessage } from '../../../cloudfunctions/kernel/platform/services'
import { formatTime } from '#domain/kernel/time'
import { aCase, aCity, aDepartment, aKey, aLiaison, DAY } from '../../builders'
import { dying } from './dying'
import type { TestServer } from './server'
import { startServer } from './server'

/** A task is told and done as its case stands at the moment; when nobody needs it any more it is gone at once. */

let server: TestServer
beforeEach(async () => {
  const credits = { 'template-task': 3 }
  server = await startServer({ people: [aLiaison('pan', 'water', { credits }), aLiaison('yuan', 'parks')] })
  server.put('departments', [aDepartment('parks')])
  given('case-1')
})
afterEach(() => server.stop())

let caseId: string
/** 'streets' (wang) leads, 'water' (he) is a co-department. */
function given(id: string): void {
  caseId = id
  server.put('cases', [
    aCase({ _id: id, number: id, state: 'signed', coDepartmentIds: ['water'], physical: false }),
  ])
}
const ask = (person = 'wang', until = server.now.value + 2 * DAY, key = aKey()) =>
  server.call(person, 'task', 'ask', {
    caseId,
    departmentId: 'water',
    text: '请核查路面下的水管',
    until,
    key,
  })
const answer = (taskId: string) =>
  server.call('he', 'task', 'answer', { taskId, key: aKey(), text: '业主电话见附件' })
async function handOver(departmentId: string, coDepartmentIds: string[] = []): Promise<void> {
  const why = { reason: 'wrongDepartment', text: '不属于我局' }
  await server.call('wang', 'staff', 'handBack', { caseId, key: aKey(), departmentId, ...why })
  await server.call('dispatcher', 'staff', 'dispatch', { caseId, key: aKey(), departmentId, coDepartmentIds })
}
async function close(): Promise<void> {
  await server.call('wang', 'staff', 'reply', { caseId, key: aKey(), text: '已经处理完毕', media: [] })
  const done = { reason: 'done', text: '已处理完毕', media: [] }
  await server.call('wang', 'staff', 'close', { caseId, key: aKey(), ...done })
}
async function told(person: string): Promise<string[]> {
  while ((await server.workOutbox()).done > 0);
  const rows = (await server.rows('inbox')).filter(({ openid }) => openid === person)
  return rows.map(({ title, text }) => `${String(title)}|${String(text)}`)
}
const owed = async () => (await server.call('he', 'task', 'open', {})).items
const states = async () => (await server.rows('tasks')).map(({ state }) => state)

test('its subscribe message names its own deadline, not the case’s', async () => {
  await ask()
  const sent: SubscribeMessage[] = []
  const context = server.context({
    sendSubscribeMessage: (message) => Promise.resolve({ code: sent.push(message) - 1, message: 'ok' }),
  })
  await workOutbox(KINDS, context)
  const until = formatTime(server.now.value + 2 * DAY, aCity().workingHours, 'fullMoment')
  expect(sent).toMatchObject([{ openid: 'pan', data: { time4: until, thing5: '新的协办任务' } }])
  expect(sent[0]?.page).toBe('packages/staff/case/index?id=case-1')
})

describe('the case goes to another department', () => {
  test('that keeps the co-department: the new lead hears the answer and may cancel, the former one neither', async () => {
    const { taskId } = await ask()
    await handOver('parks', ['water'])
    await told('yuan')
    const [seen] = (await server.call('yuan', 'task', 'ofCase', { caseId })).items
    expect(seen).toMatchObject({ taskId, state: 'asked', actions: ['cancel'] })
    expect((await server.refused('wang', 'task', 'cancel', { taskId, key: aKey() })).code).toBe('not_found')
    expect(await owed()).toMatchObject([{ taskId, actions: ['accept', 'answer', 'sendBack'] }])
    await answer(taskId)
    expect((await told('yuan')).at(-1)).toContain('业主电话见附件')
    expect((await told('wang')).filter((one) => one.includes('协办'))).toEqual([])
  })

  test('that names no co-department: nothing is owed any more, and what they hear tells nothing of the case', async () => {
    const { taskId } = await ask()
    await handOver('parks')
    // Even before the outbox worked.
    const refused = await server.refused('he', 'task', 'answer', { taskId, key: aKey(), text: '水管完好' })
    expect([refused.code, refused.message]).toEqual(['wrong_state', '该办件已重新派单，协办任务无需再办理'])
    expect((await told('he')).filter((one) => one.startsWith('协办任务已取消'))).toEqual([
      '协办任务已取消|“请核查路面下的水管”，该办件已重新派单，协办任务无需再办理',
    ])
    expect([await states(), await owed()]).toEqual([['cancelled'], []])
  })

  test('that was the co-department: it owes itself nothing', async () => {
    await ask()
    await handOver('water')
    await told('he')
    expect([await states(), await owed()]).toEqual([['cancelled'], []])
  })
})

test('the case is closed: what was asked is taken away at once, and its department is told', async () => {
  await ask('wang', server.now.value + 10 * DAY)
  await close()
  expect((await told('he')).at(-1)).toContain('该办件已结束，协办任务无需再办理')
  expect([await states(), await owed()]).toEqual([['cancelled'], []])
  server.now.value += 11 * DAY
  expect(await warnOfLateTasks(server.context())).toBe(0)
})

test('a task that was asked while the case was being closed is taken away too, and never told as new', async () => {
  await close()
  await told('he')
  await server.cloud
    .database()
    .collection('cases')
    .doc(caseId)
    .update({ data: { state: 'signed' } })
  await ask()
  await server.cloud
    .database()
    .collection('cases')
    .doc(caseId)
    .update({ data: { state: 'closed' } })
  expect((await told('he')).filter((one) => one.startsWith('新的协办任务'))).toEqual([])
  expect(await states()).toEqual(['cancelled'])
})

test('wherever the worker dies, the task is cancelled in the end, and told so once', async () => {
  for (let lives = 0, died = true; died; lives += 4) {
    const text = `第 ${lives} 次核查`
    server.now.value += DAY
    given(`dying-${lives}`)
    const until = server.now.value + DAY
    await server.call('wang', 'task', 'ask', { caseId, departmentId: 'water', text, until, key: aKey() })
    await told('he')
    await close()
    const process = dying(server.services, lives)
    await workOutbox(KINDS, server.context(process.services)).catch(() => undefined)
    died = process.died()
    server.now.value += 5 * 60_000
    const heard = (await told('he')).filter((one) => one.includes(text) && one.startsWith('协办任务已取消'))
    expect([lives, heard.length, new Set(await states())]).toEqual([lives, 1, new Set(['cancelled'])])
  }
})

describe('whoever asked', () => {
  test('hears the answer although they are not the lead', async () => {
    const { taskId } = await ask('dispatcher')
    await answer(taskId)
    expect(await told('dispatcher')).toEqual(['协办部门已反馈|「路口井盖破损，请尽快处理」业主电话见附件'])
    expect((await told('wang')).filter((one) => one.startsWith('协办部门已反馈'))).toHaveLength(1)
  })

  test('hears that it is late, and that others took it away', async () => {
    await ask('dispatcher')
    server.now.value += 3 * DAY
    await warnOfLateTasks(server.context())
    expect((await told('dispatcher')).map((one) => one.split('|')[0])).toEqual(['协办任务已超时'])
    await handOver('parks')
    expect((await told('dispatcher')).map((one) => one.split('|')[0])).toContain('协办任务已取消')
  })

  test('hears nothing any more once they may not read the case', async () => {
    const { taskId } = await ask('wang')
    await handOver('parks', ['water'])
    await answer(taskId)
    expect((await told('wang')).filter((one) => one.includes('业主电话'))).toEqual([])
  })
})

test('the same question again gives the first answer, whatever happened since', async () => {
  const key = aKey()
  const until = server.now.value + DAY
  const first = await ask('wang', until, key)
  await close()
  await told('he')
  server.now.value += 2 * DAY
  expect(await ask('wang', until, key)).toMatchObject({ taskId: first.taskId, state: 'cancelled' })
  expect(await states()).toHaveLength(1)
})

test('of one case no more is asked than its page shows', async () => {
  for (let count = 1; count <= 50; count += 1) await ask()
  const refused = await server.refused('wang', 'task', 'ask', {
    ...{ caseId, departmentId: 'water', text: '请核查', key: aKey() },
    until: server.now.value + DAY,
  })
  expect(refused.message).toBe('一个办件最多请求协办 50 次')
  expect((await server.call('wang', 'task', 'ofCase', { caseId })).items).toHaveLength(50)
})
