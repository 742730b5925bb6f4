import { TASK_ACTION_ROWS, TASK_LIFE, TASK_STEPS } from '#domain/task/actions'
import { warnOfLateTasks } from '../../../cloudfunctions/areas/task/sweeps'
import { aCase, aKey, DAY } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

/** 'streets' leads, 'water' (he) is asked. */
async function asked(key = aKey()) {
  server.put('cases', [aCase({ state: 'signed', leadDepartmentId: 'streets', coDepartmentIds: ['water'] })])
  return ask(key)
}
const ask = (key = aKey(), person = 'wang') =>
  server.call(person, 'task', 'ask', {
    caseId: 'case-1',
    departmentId: 'water',
    text: '请核查路面下的水管',
    until: server.now.value + DAY,
    key,
  })
async function inbox(person: string): Promise<string[]> {
  while ((await server.workOutbox()).done > 0);
  return (await server.rows('inbox'))
    .filter(({ openid }) => openid === person)
    .map(({ title }) => String(title))
}

test('is asked, accepted and answered; each side hears of its part, and the case goes on', async () => {
  const { taskId, actions } = await asked()
  expect(actions).toEqual(['cancel'])
  expect(await inbox('he')).toEqual(['新的协办任务'])
  const { items } = await server.call('he', 'task', 'open', {})
  expect(items).toMatchObject([{ taskId, state: 'asked', actions: ['accept', 'answer', 'sendBack'] }])
  await server.call('he', 'task', 'accept', { taskId, key: aKey() })
  const done = await server.call('he', 'task', 'answer', { taskId, key: aKey(), text: '水管完好' })
  expect(done).toMatchObject({ state: 'answered', answer: '水管完好', actions: [] })
  expect(await inbox('wang')).toEqual(['协办部门已反馈'])
  expect((await server.call('he', 'task', 'open', {})).items).toEqual([])
  expect((await server.case('case-1')).state).toBe('signed')
  const history = await server.rows('history')
  expect(history.map(({ action, version }) => `${String(version)} ${String(action)}`).sort()).toEqual([
    '1 ask',
    '2 accept',
    '3 answer',
  ])
})

test('the same key again asks once and answers once', async () => {
  const key = aKey()
  const first = await asked(key)
  expect((await ask(key)).taskId).toBe(first.taskId)
  expect(await server.rows('tasks')).toHaveLength(1)
  const input = { taskId: first.taskId, key: aKey(), text: '水管完好' }
  const answers = await Promise.all([1, 2, 3].map(() => server.call('he', 'task', 'answer', input)))
  expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(['answered']))
  expect(await server.rows('history')).toHaveLength(2)
})

test('only those whose it is may act, and others do not learn that it exists', async () => {
  const { taskId } = await asked()
  const act = (text?: string) => ({ taskId, key: aKey(), ...(text ? { text } : {}) })
  expect((await server.refused('wang', 'task', 'accept', act())).code).toBe('forbidden')
  expect((await server.refused('lin', 'task', 'answer', act('可以'))).code).toBe('forbidden')
  expect((await server.refused('he', 'task', 'answer', act())).code).toBe('invalid_input')
  expect((await server.refused('lin', 'task', 'ofCase', { caseId: 'case-1' })).code).toBe('forbidden')
  const unknown = { taskId: 'nothing', key: aKey() }
  expect((await server.refused('he', 'task', 'accept', unknown)).code).toBe('not_found')
})

test('whoever comes second learns what happened', async () => {
  const { taskId } = await asked()
  await server.call('wang', 'task', 'cancel', { taskId, key: aKey() })
  const late = await server.refused('he', 'task', 'accept', { taskId, key: aKey() })
  expect(late.code).toBe('case_conflict')
  expect(late.message).toContain('协办任务现为“已取消”')
})

test('what is late is told once to both sides; what nobody needs any more is taken away', async () => {
  const { taskId } = await asked()
  await inbox('he')
  server.now.value += 2 * DAY
  for (const _ of [1, 2]) await warnOfLateTasks(server.context())
  expect((await inbox('he')).filter((title) => title === '协办任务已超时')).toHaveLength(1)
  expect(await inbox('wang')).toEqual(['协办任务已超时'])
  expect(await server.rows('tasks')).toMatchObject([{ _id: taskId, state: 'asked', sweepAt: 0 }])

  const second = await ask()
  server.now.value += 2 * DAY
  await server.cloud
    .database()
    .collection('cases')
    .doc('case-1')
    .update({ data: { state: 'closed' } })
  await warnOfLateTasks(server.context())
  expect((await server.rows('tasks')).find(({ _id }) => _id === second.taskId)).toMatchObject({
    state: 'cancelled',
  })
})

test('is asked of a department that may see the case, with a time to come, while the case is in hand', async () => {
  server.put('cases', [aCase({ state: 'signed', leadDepartmentId: 'streets', coDepartmentIds: ['water'] })])
  const input = { caseId: 'case-1', text: '请核查', key: aKey() }
  const until = server.now.value + DAY
  const refused = async (more: object, person = 'wang') =>
    (await server.refused(person, 'task', 'ask', { ...input, departmentId: 'water', until, ...more })).code
  expect(await refused({ departmentId: 'streets' })).toBe('invalid_input')
  expect(await refused({ departmentId: 'nobody' })).toBe('invalid_input')
  expect(await refused({ until: server.now.value })).toBe('invalid_input')
  expect(await refused({}, 'he')).toBe('forbidden')
  // Whoever is asked may read what it is about.
  expect((await server.call('he', 'case', 'view', { caseId: 'case-1' })).state).toBe('signed')
  await server.cloud
    .database()
    .collection('cases')
    .doc('case-1')
    .update({ data: { state: 'closed' } })
  expect(await refused({})).toBe('wrong_state')
})

test.each(TASK_STEPS)('%s is refused from every state that its row does not name', async (step) => {
  const { taskId } = await asked()
  const person = TASK_ACTION_ROWS[step].by.includes('coDepartment') ? 'he' : 'wang'
  for (const state of TASK_LIFE.states.filter((one) => TASK_LIFE.nextState(step, one) === undefined)) {
    await server.cloud.database().collection('tasks').doc(taskId).update({ data: { state } })
    const { code } = await server.refused(person, 'task', step, { taskId, key: aKey(), text: '说明情况' })
    expect([step, state, code]).toEqual([step, state, 'case_conflict'])
  }
})
