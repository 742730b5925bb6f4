import { MINUTE } from '#domain/kernel/time'
import { idOf } from '../../../cloudfunctions/kernel/ids'
import { aCase, aKey, aPerson, aReport, HOUR } from '../../builders'
import { kept } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

const CALLERS = Array.from({ length: 32 }, (_, index) => `caller-${index}`)

let server: TestServer

const isOf =
  (id: string) =>
  ({ subject }: Record<string, unknown>): boolean =>
    (subject as { id: string }).id === id
beforeAll(async () => {
  server = await startServer({
    people: [...CALLERS, 'busy', 'slow', 'twins'].map((openid) => aPerson(openid)),
  })
})
afterAll(() => server.stop())

const casesOf = async (openid: string) =>
  (await server.rows('cases')).filter(({ reporter }) => (reporter as { openid: string }).openid === openid)

test('the same key, sent eight times at once and once more later, is one case with one answer', async () => {
  const report = aReport()
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => server.call('lin', 'case', 'submit', report)),
  )
  const later = await server.call('lin', 'case', 'submit', report)
  for (const answer of answers) expect(answer).toEqual(later)
  expect(await casesOf('lin')).toHaveLength(1)
  const events = (await server.rows('history')).filter(isOf(later.caseId))
  expect(events).toHaveLength(2)
})

test('a report that was edited between two tries is one case, and says what came too late', async () => {
  const photo = await kept(server, 'caller-29')
  const report = aReport({ media: [photo] })
  const first = await server.call('caller-29', 'case', 'submit', report)
  expect(first).not.toHaveProperty('leftOut')
  const sendAgain = (changes: Partial<typeof report>) =>
    server.call('caller-29', 'case', 'submit', { ...report, ...changes })
  expect(await sendAgain({})).toEqual(first)
  const moved = {
    ...report.place,
    point: { ...report.place.point, latitude: report.place.point.latitude + 0.001 },
  }
  expect(await sendAgain({ text: '井盖破损，已有人摔倒' })).toEqual({ ...first, leftOut: ['text'] })
  expect(await sendAgain({ place: moved, media: [] })).toEqual({ ...first, leftOut: ['place', 'media'] })
  const [stored] = await casesOf('caller-29')
  expect(stored).toMatchObject({ text: report.text, media: [{ id: photo }] })
})

test('a key belongs to its person: the same one of another person is another case', async () => {
  const report = aReport()
  const [first, second] = await Promise.all([
    server.call('caller-30', 'case', 'submit', report),
    server.call('caller-31', 'case', 'submit', report),
  ])
  expect(first.caseId).not.toBe(second.caseId)
})

test('32 callers submitting lose and double nothing, and every number is unique', async () => {
  const before = (await server.rows('cases')).length
  const answers = await Promise.all(
    CALLERS.flatMap((openid) => [
      server.call(openid, 'case', 'submit', aReport()),
      server.call(openid, 'case', 'submit', aReport()),
    ]),
  )
  expect(new Set(answers.map(({ number }) => number)).size).toBe(64)
  expect((await server.rows('cases')).length).toBe(before + 64)
})

test('a citizen who did it on another phone is told that it was they', async () => {
  server.put('cases', [aCase({ _id: 'two-phones', number: 'two-phones' })])
  await server.call('lin', 'case', 'withdraw', { caseId: 'two-phones', key: aKey() })
  const refused = await server.refused('lin', 'case', 'withdraw', { caseId: 'two-phones', key: aKey() })
  expect(refused).toMatchObject({
    code: 'case_conflict',
    message: expect.stringMatching(/^您已于 .*现为“已撤回”$/),
  })
})

test('of two liaisons who sign at the same moment one succeeds and the other learns who it was', async () => {
  server.put('cases', [aCase({ _id: 'race', number: '1' })])
  const outcomes = await Promise.all(
    ['wang', 'sun'].map((person) =>
      server.send(person, 'staff', { action: 'sign', input: { caseId: 'race', key: aKey() } }),
    ),
  )
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]))
  expect(refused).toHaveLength(1)
  expect(refused[0]).toMatchObject({ code: 'case_conflict' })
  expect(refused[0]?.message).toMatch(
    /^streets管理局联络(wang|sun)已于 11-23 10:00 完成“部门签收”，办件现为“已签收”/,
  )
  const events = (await server.rows('history')).filter(isOf('race'))
  expect(events).toHaveLength(1)
  expect(await server.case('race')).toMatchObject({ state: 'signed', version: 3 })
})

test('a retry of an action succeeds without a second entry, also after others have gone on', async () => {
  server.put('cases', [aCase({ _id: 'retry', number: '2' })])
  const input = { caseId: 'retry', key: aKey() }
  await server.call('wang', 'staff', 'sign', input)
  expect((await server.call('wang', 'staff', 'sign', input)).state).toBe('signed')
  await server.call('sun', 'staff', 'progress', { ...input, key: aKey(), text: '已到现场', media: [] })
  expect((await server.call('wang', 'staff', 'sign', input)).state).toBe('processing')
  const events = (await server.rows('history')).filter(isOf('retry'))
  expect(events).toHaveLength(2)
})

test('a hot case counts every supporter once', async () => {
  server.put('cases', [aCase({ _id: 'hot', number: '3', published: true })])
  const twelve = CALLERS.slice(0, 12)
  await Promise.all(twelve.map((openid) => server.call(openid, 'case', 'support', { caseId: 'hot' })))
  expect(await server.call('caller-0', 'case', 'support', { caseId: 'hot' })).toEqual({ supports: 12 })
  await server.call('caller-0', 'case', 'unsupport', { caseId: 'hot' })
  expect(await server.call('caller-0', 'case', 'unsupport', { caseId: 'hot' })).toEqual({ supports: 11 })
})

test('ten reports an hour are enough, but a retry is always answered', async () => {
  const reports = Array.from({ length: 10 }, () => aReport())
  for (const report of reports) await server.call('chen', 'case', 'submit', report)
  expect((await server.refused('chen', 'case', 'submit', aReport())).code).toBe('too_often')
  const first = reports[0] ?? aReport()
  expect((await server.call('chen', 'case', 'submit', first)).number).toMatch(/^\d{12}$/)
})

test('fifty different reports at the same moment: ten are taken, however they meet', async () => {
  const reports = Array.from({ length: 50 }, () => aReport())
  const answers = await Promise.all(
    reports.map((input) => server.send('busy', 'case', { action: 'submit', input })),
  )
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))
  expect(refused).toEqual(Array.from({ length: 40 }, () => 'too_often'))
  expect(await casesOf('busy')).toHaveLength(10)

  // What was taken is answered again; what was not is not taken by being sent again.
  const taken = reports[answers.findIndex(({ ok }) => ok)] ?? aReport()
  const turned = reports[answers.findIndex(({ ok }) => !ok)] ?? aReport()
  expect((await server.call('busy', 'case', 'submit', taken)).number).toMatch(/^\d{12}$/)
  expect((await server.refused('busy', 'case', 'submit', turned)).code).toBe('too_often')
  server.now.value += HOUR + 1
  await server.call('busy', 'case', 'submit', turned)
  expect(await casesOf('busy')).toHaveLength(11)
  // A retry that comes an hour later is still the first report, and no eleventh.
  expect((await server.call('busy', 'case', 'submit', taken)).caseId).toBeTruthy()
  expect(await casesOf('busy')).toHaveLength(11)
})

test('a turn that was taken before the report was stored is used by the retry, and by nothing else', async () => {
  const report = aReport()
  const caseId = idOf('case', 'slow', report.key)
  const latest = [...Array.from({ length: 9 }, (_, n) => `other-${n}`), caseId].map((id) => ({
    id,
    at: server.now.value,
  }))
  await server.store.update('people', { _id: 'slow' }, { $set: { turns: { report: { taken: 10, latest } } } })
  expect((await server.refused('slow', 'case', 'submit', aReport())).code).toBe('too_often')
  expect((await server.call('slow', 'case', 'submit', report)).caseId).toBe(caseId)
})

describe('the same words for the same place once more, with a new form', () => {
  const twinOf = async (report: ReturnType<typeof aReport>) =>
    (await server.call('twins', 'case', 'submit', report)).twin

  test('is a second case, and its reporter is told of the first', async () => {
    const first = await server.call('twins', 'case', 'submit', aReport())
    expect(first.twin).toBeUndefined()
    server.now.value += MINUTE
    const again = aReport()
    const at = server.now.value - MINUTE
    expect(await twinOf(again)).toEqual({ caseId: first.caseId, number: first.number, at })
    // The same answer to a retry.
    expect((await twinOf(again))?.caseId).toBe(first.caseId)
  })

  test('is not the same with other words, elsewhere, of another kind, or when the first was taken back', async () => {
    expect(await twinOf(aReport({ text: '另一个井盖也破损了，请查看' }))).toBeUndefined()
    const point = { ...aReport().place.point, latitude: aReport().place.point.latitude + 0.01 }
    expect(await twinOf(aReport({ place: { ...aReport().place, point } }))).toBeUndefined()
    const noise = { text: '夜里施工噪音很大，无法休息', categoryId: 'noise' }
    const { caseId } = await server.call('twins', 'case', 'submit', aReport(noise))
    await server.call('twins', 'case', 'withdraw', { caseId, key: aKey() })
    expect(await twinOf(aReport(noise))).toBeUndefined()
  })
})
