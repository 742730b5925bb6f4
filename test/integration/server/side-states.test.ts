import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { aCase, aKey, aNumber, aPerson, DAY, HOUR } from '../../builders'
import { kept } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

let count = 0
/** @returns the id of a new case */
function given(changes: Partial<CaseDoc> = {}): string {
  const _id = `side-${(count += 1)}`
  server.put('cases', [aCase({ _id, number: aNumber(count), submittedAt: server.now.value, ...changes })])
  return _id
}
const act = (caseId: string) => ({ caseId, key: aKey() })
/** @returns whether a row of the inbox is about the case */
const isAbout = (row: Record<string, unknown>, caseId: string): boolean =>
  (row.subject as { id?: string } | undefined)?.id === caseId

test('asking the citizen pauses the clock, the answer gives the time back', async () => {
  const caseId = given({ state: 'signed', signedAt: 1 })
  const before = (await server.case(caseId)).clocks.resolveDue
  const asked = await server.call('wang', 'staff', 'askInfo', { ...act(caseId), text: '请补充具体位置' })
  expect(asked).toMatchObject({ state: 'needInfo', pausedAt: server.now.value })
  expect((await server.case(caseId)).dueAt).toBe(0)
  expect((await server.call('lin', 'case', 'mine', { group: 'waiting' })).items).toMatchObject([
    { id: caseId, todo: 'giveInfo' },
  ])
  server.now.value += 2 * DAY
  await server.call('lin', 'case', 'giveInfo', { ...act(caseId), text: '在路口东侧', media: [] })
  const after = await server.case(caseId)
  expect(after).toMatchObject({ state: 'processing', pausedAt: 0 })
  expect(after.clocks.resolveDue).toBe(before + 2 * DAY)
})

test('after five days without an answer the department goes on', async () => {
  const caseId = given({ state: 'processing' })
  await server.call('wang', 'staff', 'askInfo', { ...act(caseId), text: '请补充照片' })
  server.now.value += 5 * DAY - 1
  await server.sweep()
  expect((await server.case(caseId)).state).toBe('needInfo')
  server.now.value += 1
  expect(await server.sweep()).toMatchObject({ resumed: 1 })
  expect(await server.case(caseId)).toMatchObject({ state: 'processing', pausedAt: 0 })
})

test('a department may hand back twice; after that the dispatcher’s decision stands', async () => {
  const caseId = given()
  const { clocks } = await server.case(caseId)
  const wrong = { departmentId: 'water', reason: 'wrongDepartment', text: '属供水管网' }
  const to = (departmentId: string) => ({ ...act(caseId), departmentId, coDepartmentIds: [] })
  const own = { ...act(caseId), ...wrong, departmentId: 'streets' }
  expect((await server.refused('wang', 'staff', 'handBack', own)).fields).toHaveProperty('departmentId')
  await server.call('wang', 'staff', 'handBack', { ...act(caseId), ...wrong })
  expect((await server.call('dispatcher', 'staff', 'queue', { tab: 'returned' })).items).toMatchObject([
    { id: caseId },
  ])
  const unknown = { ...to('water'), coDepartmentIds: ['streets', 'nowhere'] }
  const withUnknown = await server.refused('dispatcher', 'staff', 'dispatch', unknown)
  expect(withUnknown.fields).toHaveProperty('coDepartmentIds')
  await server.call('dispatcher', 'staff', 'dispatch', to('water'))
  expect((await server.refused('wang', 'staff', 'sign', act(caseId))).code).toBe('case_not_found')
  await server.call('he', 'staff', 'handBack', { ...act(caseId), ...wrong, departmentId: 'streets' })
  const decided = await server.call('dispatcher', 'staff', 'dispatch', to('water'))
  expect(decided.bounces).toBe(2)
  const refused = await server.refused('he', 'staff', 'handBack', { ...act(caseId), ...wrong })
  expect(refused.message).toContain('先行办理')
  const view = await server.call('he', 'case', 'view', { caseId })
  expect(view.actions.map(({ action }) => action)).not.toContain('handBack')
  expect((await server.case(caseId)).clocks).toEqual(clocks)
})

/** The farthest that the case's date may be put off. */
const latestEnd = async (caseId: string) =>
  (await server.call('wang', 'case', 'view', { caseId })).mayExtendTo?.at(-1) ?? 0

test('an extension is asked for once and granted by the dispatcher', async () => {
  const caseId = given({ state: 'processing', contactedAt: 1 })
  const until = await latestEnd(caseId)
  const request = { reason: 'parts', text: '配件采购中', until }
  await server.call('wang', 'staff', 'requestExtension', { ...act(caseId), ...request })
  expect(
    (await server.refused('wang', 'staff', 'requestExtension', { ...act(caseId), ...request })).code,
  ).toBe('already_done')
  const granted = await server.call('dispatcher', 'staff', 'grantExtension', { ...act(caseId), until })
  expect(granted.clocks?.resolveDue).toBe(until)
  expect(await server.case(caseId)).toMatchObject({ dueAt: until, extended: true })
  expect((await server.case(caseId)).extension).toBeUndefined()
  const early = { ...act(caseId), ...request, until: server.now.value + HOUR }
  expect((await server.refused('wang', 'staff', 'requestExtension', early)).fields).toHaveProperty('until')
})

test('a refused extension leaves the promise and may be asked for again', async () => {
  const caseId = given({ state: 'processing' })
  const request = { reason: 'parts', text: '配件采购中', until: await latestEnd(caseId) }
  await server.call('wang', 'staff', 'requestExtension', { ...act(caseId), ...request })
  const before = (await server.case(caseId)).clocks
  await server.call('dispatcher', 'staff', 'refuseExtension', { ...act(caseId), text: '请按期办理' })
  expect((await server.case(caseId)).clocks).toEqual(before)
  await server.call('wang', 'staff', 'requestExtension', { ...act(caseId), ...request })
})

test('a merged case keeps its followers, also when its parent is merged later: all hear of the end', async () => {
  const parentId = given({
    state: 'processing',
    reporter: { openid: 'chen', name: '', phone: '', anonymous: false },
  })
  const middleId = given({
    state: 'signed',
    reporter: { openid: 'banker', name: '', phone: '', anonymous: false },
  })
  server.put('people', [aPerson('banker')])
  const childId = given({ published: true })
  await server.call('zhao', 'case', 'support', { caseId: childId })
  const join = async (caseId: string, parent: string) => {
    const { number } = await server.case(parent)
    return server.call('dispatcher', 'staff', 'merge', { ...act(caseId), parentNumber: number })
  }
  expect(await join(childId, middleId)).toMatchObject({ state: 'merged', published: false })
  const { timeline } = await server.call('lin', 'case', 'view', { caseId: childId })
  expect(timeline[0]).toMatchObject({ action: 'merge', parentNumber: (await server.case(middleId)).number })
  await join(middleId, parentId)
  expect((await server.case(parentId)).supports).toBe(3)
  const photo = { media: [await kept(server, 'wang')], text: '已修复' }
  await server.call('wang', 'staff', 'reply', { ...act(parentId), ...photo })
  await server.call('wang', 'staff', 'close', { ...act(parentId), reason: 'done', media: [] })
  while ((await server.workOutbox()).done > 0);
  const rows = await server.rows('inbox')
  const told = (caseId: string) =>
    rows
      .filter((row) => isAbout(row, caseId) && /已办结/.test(String(row.title)))
      .map(({ openid }) => openid)
      .sort()
  // Whoever reported one of them hears of it by their own case.
  expect([told(parentId), told(middleId), told(childId)]).toEqual([['chen', 'zhao'], ['banker'], ['lin']])
})

test('a case that others were merged into cannot be withdrawn from under them', async () => {
  const parentId = given({ reporter: { openid: 'chen', name: '', phone: '', anonymous: false } })
  const { number } = await server.case(parentId)
  await server.call('dispatcher', 'staff', 'merge', { ...act(given()), parentNumber: number })
  const refused = await server.refused('chen', 'case', 'withdraw', act(parentId))
  expect(refused).toMatchObject({ code: 'wrong_state', message: expect.stringContaining('不能撤回') })
  expect((await server.case(parentId)).state).toBe('dispatched')
})

test('a case is not merged into itself, a finished one or an unknown one', async () => {
  const caseId = given()
  const { number } = await server.case(caseId)
  const closed = await server.case(given({ state: 'closed', closedAt: 1 }))
  for (const parentNumber of [number, closed.number, aNumber(99_999)]) {
    const refused = await server.refused('dispatcher', 'staff', 'merge', { ...act(caseId), parentNumber })
    expect(refused).toMatchObject({ code: 'invalid_input', fields: { parentNumber: expect.any(String) } })
  }
})

test.each([
  ['rate', 14 * DAY, true],
  ['rate', 14 * DAY + 1, false],
  ['reopen', 14 * DAY, true],
  ['reopen', 14 * DAY + 1, false],
] as const)('%s %i ms after the end: %s', async (action, wait, isOpen) => {
  const caseId = given({ state: 'closed', closedAt: server.now.value })
  server.now.value += wait
  const rating = { grade: 1, solved: 'no', reasons: [], text: '' }
  const input = { ...act(caseId), ...(action === 'rate' ? rating : { text: '没有解决', media: [] }) }
  const answer = await server.send('lin', 'case', { action, input })
  expect(answer.ok).toBe(isOpen)
})

test('a closed case is reminded of on day 3 and archived after 14 days, each once', async () => {
  const caseId = given({ state: 'closed', closedAt: server.now.value, stateAt: server.now.value })
  const mine = async () => (await server.rows('inbox')).filter((row) => isAbout(row, caseId))
  await server.sweep()
  server.now.value += 3 * DAY
  await server.sweep()
  await server.sweep()
  expect(await mine()).toMatchObject([{ openid: 'lin', title: '请评价办理结果' }])
  server.now.value += 11 * DAY
  await server.sweep()
  expect((await server.case(caseId)).state).toBe('archived')
  expect(await mine()).toHaveLength(1)
})

test('a case that runs late warns its department at 75 and 100 %, supervision at 150 %, each once', async () => {
  const caseId = given({ state: 'processing', contactedAt: 1 })
  const { resolveDue } = (await server.case(caseId)).clocks
  const start = server.now.value
  const told = async () =>
    (await server.rows('inbox'))
      .filter((row) => isAbout(row, caseId))
      .map(({ openid, title }) => `${String(openid)} ${String(title)}`)
      .sort()
  server.now.value = start + (resolveDue - start) * 0.75
  for (const _ of [1, 2]) await server.sweep()
  expect(await told()).toEqual(['sun 办件即将到期', 'wang 办件即将到期'])
  server.now.value = resolveDue
  for (const _ of [1, 2]) await server.sweep()
  expect(await told()).toHaveLength(4)
  server.now.value = start + (resolveDue - start) * 1.5
  for (const _ of [1, 2]) await server.sweep()
  expect((await told()).filter((line) => line.startsWith('supervisor'))).toEqual(['supervisor 办件严重超期'])
})

test('what is withdrawn or rejected disappears from the public', async () => {
  const withdrawn = given({ published: true })
  await server.call('lin', 'case', 'withdraw', act(withdrawn))
  expect((await server.refused('chen', 'case', 'view', { caseId: withdrawn })).code).toBe('case_not_found')
  const rejected = given({ state: 'submitted' })
  const because = { text: '不属受理范围', reason: 'notOurs' }
  await server.call('dispatcher', 'staff', 'reject', { ...act(rejected), ...because })
  expect(await server.case(rejected)).toMatchObject({ state: 'rejected', mayBePublished: false, dueAt: 0 })
})

test('a physical problem is neither answered nor closed without an after-photo', async () => {
  const caseId = given({ state: 'signed' })
  const reply = { ...act(caseId), text: '已修好', media: [] }
  expect((await server.refused('wang', 'staff', 'reply', reply)).code).toBe('photo_required')
  const replied = given({ state: 'replied' })
  const close = { ...act(replied), reason: 'done', media: [] }
  expect((await server.refused('wang', 'staff', 'close', close)).code).toBe('photo_required')
  expect((await server.case(replied)).state).toBe('replied')
})

test('signing many: each succeeds or fails by itself', async () => {
  const good = given()
  const taken = given({ state: 'signed' })
  const foreign = given({ leadDepartmentId: 'water' })
  const answer = await server.call('wang', 'staff', 'signMany', {
    key: aKey(),
    caseIds: [good, taken, foreign],
  })
  expect(answer.signed).toEqual([good])
  expect(answer.failed.map(({ caseId }) => caseId)).toEqual([taken, foreign])
})

test('publishing needs the citizen’s consent; a published case is on the list and the map', async () => {
  const secret = given({ mayBePublished: false })
  expect((await server.refused('dispatcher', 'staff', 'publish', act(secret))).message).toContain(
    '未同意公开',
  )
  const caseId = given()
  await server.call('dispatcher', 'staff', 'publish', act(caseId))
  const list = await server.call('chen', 'case', 'publicList', { group: 'open' })
  expect(list.items.map(({ id }) => id)).toContain(caseId)
  const map = await server.call('chen', 'case', 'publicMap', {
    southWest: { longitude: 113.3, latitude: 22.5 },
    northEast: { longitude: 113.4, latitude: 22.6 },
  })
  expect(map.pins.map(({ id }) => id)).toContain(caseId)
  await server.call('dispatcher', 'staff', 'unpublish', { ...act(caseId), text: '有个人信息' })
  expect((await server.refused('chen', 'case', 'view', { caseId })).code).toBe('case_not_found')
})

test('only what can be published waits for it', async () => {
  const mine = { leadDepartmentId: 'water', mayBePublished: true } as const
  given({ ...mine, state: 'submitted' })
  const rated = given({ ...mine, state: 'rated', closedAt: server.now.value })
  const waiting = async () => {
    const { items } = await server.call('he', 'staff', 'queue', { tab: 'toPublish' })
    const { tabs } = await server.call('he', 'staff', 'summary', {})
    expect(tabs.find(({ tab }) => tab === 'toPublish')?.count).toBe(items.length)
    return items.map(({ id }) => id)
  }
  expect(await waiting()).toContain(rated)
  for (const id of await waiting())
    expect((await server.call('he', 'case', 'view', { caseId: id })).actions).toContainEqual({
      action: 'publish',
    })
  server.now.value += 14 * DAY
  await server.sweep()
  expect(await server.case(rated)).toMatchObject({ state: 'archived', mayBePublished: false })
  expect(await waiting()).not.toContain(rated)
})

test('a case that the timer cannot deal with makes way for the others', async () => {
  const caseId = given({ state: 'closed', closedAt: server.now.value, sweepAt: 1 })
  // No such document should exist: it lacks nearly everything.
  const place = { point: { type: 'Point', coordinates: [0, 0] } }
  server.put('cases', [{ _id: 'broken', number: 'broken', version: 1, place, sweepAt: 1 }])
  expect(await server.sweep()).toMatchObject({ failed: 1 })
  expect((await server.case('broken')).sweepAt).toBe(server.now.value + HOUR)
  expect((await server.case(caseId)).sweepAt).toBeGreaterThan(server.now.value)
  expect(await server.sweep()).toMatchObject({ failed: 0 })
})
