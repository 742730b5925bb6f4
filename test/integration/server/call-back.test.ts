import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { aCase, aKey, DAY, HOUR } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const caseId = 'case-1'
const act = () => ({ caseId, key: aKey() })
const reporter = { openid: 'lin', name: '林女士', phone: '13800000001', anonymous: false }
/** The Monday after the next, when five working days from this Monday morning end. */
const DUE = 7 * DAY + 7.5 * HOUR

async function rated(grade: 1 | 2 | 3, changes: Partial<CaseDoc> = {}) {
  const closedAt = server.now.value
  server.put('cases', [aCase({ state: 'closed', closedAt, submittedAt: closedAt, reporter, ...changes })])
  return server.call('lin', 'case', 'rate', { ...act(), grade, solved: 'no', reasons: [], text: '' })
}
const call = (person: string, reached: boolean) =>
  server.call(person, 'staff', 'callBack', { ...act(), reached, text: '已说明' })
const tab = async (person: string) => {
  const { items } = await server.call(person, 'staff', 'queue', { tab: 'toCallBack' })
  const { tabs } = await server.call(person, 'staff', 'summary', {})
  expect(tabs.find((one) => one.tab === 'toCallBack')?.count).toBe(items.length)
  return items.map(({ id, due }) => [id, due?.kind])
}
const inboxOf = async (person: string) =>
  (await server.rows('inbox')).filter(({ openid }) => openid === person).map(({ title }) => title)

test.each([1, 2] as const)(
  'a grade of %i is to be called back within five working days, by a queue of its own',
  async (grade) => {
    const start = server.now.value
    const answer = await rated(grade)
    expect(answer.callBack).toEqual({ due: start + DUE, done: false })
    for (const person of ['wang', 'dispatcher', 'supervisor'])
      expect(await tab(person)).toEqual([[caseId, 'callBack']])
    const view = await server.call('supervisor', 'case', 'view', { caseId })
    expect(view.contact?.phone).toBe('13800000001')
    await call('supervisor', true)
    expect(await tab('supervisor')).toEqual([])
    const own = await server.call('lin', 'case', 'view', { caseId })
    expect(own.callBack).toMatchObject({ done: true })
    expect(own.timeline[0]).toMatchObject({ action: 'callBack', text: '' })
    expect((await server.call('supervisor', 'case', 'view', { caseId })).contact).toBeUndefined()
  },
)

test('it is watched: due soon, late and very late are told, and nobody archives it before', async () => {
  await rated(1)
  const told: [part: number, title: string][] = [
    [0.75, '回访即将到期'],
    [1, '回访已超期'],
    [1.5, '回访严重超期'],
  ]
  const start = server.now.value
  for (const [part, title] of told) {
    server.now.value = start + Math.ceil(DUE * part)
    await server.sweep()
    await server.sweep()
    for (const person of ['wang', 'dispatcher', 'supervisor'])
      expect((await inboxOf(person)).filter((one) => one === title)).toHaveLength(1)
  }
  server.now.value = start + 30 * DAY
  await server.sweep()
  expect((await server.case(caseId)).state).toBe('rated')
  await call('wang', true)
  await server.sweep()
  expect((await server.case(caseId)).state).toBe('archived')
})

test('who cannot be reached is called three times; each call stays in the history', async () => {
  await rated(1)
  for (const person of ['wang', 'dispatcher']) {
    await call(person, false)
    expect(await tab('supervisor')).toHaveLength(1)
  }
  await call('wang', false)
  expect(await tab('supervisor')).toEqual([])
  expect(
    (await server.refused('wang', 'staff', 'callBack', { ...act(), reached: true, text: '再打' })).code,
  ).toBe('wrong_state')
  const { timeline } = await server.call('wang', 'case', 'view', { caseId })
  expect(timeline.filter(({ action }) => action === 'callBack').map(({ reached }) => reached)).toEqual([
    false,
    false,
    false,
  ])
})

test('without a number nothing is promised; the offices learn that nobody can be called', async () => {
  const answer = await rated(1, { reporter: { ...reporter, phone: '', anonymous: true } })
  expect(answer.callBack).toBeUndefined()
  expect(await tab('supervisor')).toEqual([])
  while ((await server.workOutbox()).done > 0);
  const told = (await server.rows('inbox')).filter(({ openid }) => openid === 'wang')
  expect(told).toMatchObject([{ title: '收到差评', text: expect.stringContaining('无法回访') as string }])
})

test('a department does not call somebody anonymous, whose number it does not see', async () => {
  await rated(1, { reporter: { ...reporter, anonymous: true } })
  const refused = await server.refused('wang', 'staff', 'callBack', {
    ...act(),
    reached: true,
    text: '已说明',
  })
  expect(refused.code).toBe('forbidden')
  expect((await server.call('wang', 'case', 'view', { caseId })).contact).toBeUndefined()
  await call('dispatcher', true)
  expect(await tab('supervisor')).toEqual([])
})

test('a better grade asks for no call; strangers learn nothing of one', async () => {
  await rated(3)
  expect(await tab('supervisor')).toEqual([])
  server.put('cases', [
    aCase({
      _id: 'public',
      number: '2',
      state: 'rated',
      closedAt: server.now.value,
      published: true,
      callBack: { since: server.now.value, due: server.now.value + DUE, tries: 0, doneAt: 0, warned: [] },
    }),
  ])
  const seen = await server.call('chen', 'case', 'view', { caseId: 'public' })
  expect([seen.callBack, seen.due, seen.contact]).toEqual([undefined, undefined, undefined])
  const { items } = await server.call('chen', 'case', 'publicList', {})
  expect(items.find(({ id }) => id === 'public')?.due).toBeUndefined()
})
