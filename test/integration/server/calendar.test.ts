import { statutoryDaysOf } from '../../../cloudfunctions/city/calendar'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { addLimit } from '#domain/case/deadlines'
import { aCase, aCategory, aKey, aNumber, aPerson, aReport, DAY, HOUR } from '../../builders'
import { at, local, office } from '../../unit/domain/office'
import type { TestServer } from './server'
import { startServer } from './server'

let server: TestServer
beforeEach(async () => {
  server = await startServer({ people: [aPerson('boss', { roles: ['citizen', 'admin'] })] })
  // Two working days to answer.
  server.put('categories', [
    aCategory('quick', { limit: { amount: 5, unit: 'workingDays' }, physical: false, questions: [] }),
  ])
  server.now.value = at('2026-12-30 10:00')
})
afterEach(() => server.stop())

/** Invented: an arrangement that gives Monday 4 January off and works on Saturday the 9th. */
const arranged = {
  year: 2027,
  paper: { title: '测试用的放假安排' },
  days: [
    ...statutoryDaysOf(2027).map(({ day, name }) => ({ day, working: false, name })),
    { day: '2027-01-04', working: false },
    { day: '2027-01-09', working: true },
  ],
}
/** Invented: what was assumed, and nothing else. */
const asAssumed = { ...arranged, days: arranged.days.slice(0, -2) }

const report = (changes: Partial<Parameters<typeof aReport>[0]> = {}) =>
  server.call('lin', 'case', 'submit', aReport({ categoryId: 'quick', ...changes }))

/** A minute later every function reads the settings anew. */
async function imported(year: object): Promise<void> {
  expect(await server.storeCalendar({ years: [year] })).toMatchObject({ stored: [2027], problems: [] })
  server.now.value += 61_000
}
const entries = (caseId: string) =>
  server.store.findDocuments('history', { 'subject.id': caseId, action: 'recalculate' })
const told = async (openid: string) =>
  (await server.rows('inbox'))
    .filter((row) => row.openid === openid)
    .map(({ title, text }) => `${title} ${text}`)

test('a promise into a year that is not published says so, one before it does not', async () => {
  const into = await report()
  expect(into).toMatchObject({ assumed: true })
  // New Year's Day is off by law, though the year is not published.
  expect(local(into.clocks.resolveDue)).toBe('2027-01-07 17:30')
  const view = await server.call('lin', 'case', 'view', { caseId: into.caseId })
  expect(view.assumed).toBe(true)
  const prepared = await server.call('lin', 'case', 'prepare', { categoryId: 'quick' })
  expect(prepared.promise?.assumed).toBe(true)

  server.now.value = at('2026-12-14 10:00')
  const within = await report()
  expect(within.assumed).toBeUndefined()
  expect((await server.call('lin', 'case', 'view', { caseId: within.caseId })).assumed).toBeUndefined()
})

test('a longer limit that decides nothing does not make a promise an assumed one', async () => {
  server.now.value = at('2026-12-21 10:00')
  // Seven plain days decide; ten working days would reach into 2027.
  expect((await report({ categoryId: 'manhole' })).assumed).toBeUndefined()
})

test('the published year moves the promise once, in the history, and both sides learn it', async () => {
  const { caseId } = await report()
  await server.call('wang', 'staff', 'sign', { caseId, key: aKey() })
  await imported(arranged)
  expect(await server.recalculate()).toEqual({ moved: 1, confirmed: 0 })
  expect(await server.recalculate()).toEqual({ moved: 0, confirmed: 0 })
  const found = await server.case(caseId)
  expect(local(found.clocks.resolveDue)).toBe('2027-01-08 17:30')
  expect(found).toMatchObject({ state: 'signed', assumedFrom: 0 })
  expect(entries(caseId)).toHaveLength(1)
  const view = await server.call('lin', 'case', 'view', { caseId })
  expect(view.assumed).toBeUndefined()
  expect(view.timeline[0]).toMatchObject({
    action: 'recalculate',
    by: '系统',
    moved: [{ kind: 'resolve', from: at('2027-01-07 17:30'), to: at('2027-01-08 17:30') }],
  })
  while ((await server.workOutbox()).done > 0);
  const sentence = '答复期限由 01-07 17:30 调整为 01-08 17:30'
  for (const openid of ['lin', 'wang', 'sun'])
    expect((await told(openid)).filter((text) => text.includes(sentence))).toHaveLength(1)
})

test('what does not move is confirmed without a word', async () => {
  const { caseId } = await report()
  const before = await server.case(caseId)
  await imported(asAssumed)
  expect(await server.recalculate()).toEqual({ moved: 0, confirmed: 1 })
  const after = await server.case(caseId)
  expect(after).toEqual({ ...before, assumedFrom: 0 })
  expect(entries(caseId)).toEqual([])
})

test('two clocks at once move a promise once', async () => {
  const { caseId } = await report()
  await imported(arranged)
  await Promise.all([server.recalculate(), server.recalculate()])
  expect(entries(caseId)).toHaveLength(1)
  expect((await server.case(caseId)).clocks.resolveDue).toBe(at('2027-01-08 17:30'))
})

test('the date of a granted extension stays', async () => {
  const { caseId } = await report()
  await server.call('wang', 'staff', 'sign', { caseId, key: aKey() })
  const until = at('2027-01-12 17:30')
  const request = { reason: 'parts', text: '配件采购中', until }
  await server.call('wang', 'staff', 'requestExtension', { caseId, key: aKey(), ...request })
  await server.call('dispatcher', 'staff', 'grantExtension', { caseId, key: aKey(), until })
  expect((await server.call('lin', 'case', 'view', { caseId })).assumed).toBeUndefined()
  await imported(arranged)
  await server.recalculate()
  expect((await server.case(caseId)).clocks.resolveDue).toBe(until)
})

test('a pause before it is counted as it was', async () => {
  const { caseId } = await report()
  await server.call('wang', 'staff', 'sign', { caseId, key: aKey() })
  await server.call('wang', 'staff', 'askInfo', { caseId, key: aKey(), text: '请补充位置' })
  server.now.value = at('2026-12-31 10:00')
  await server.call('lin', 'case', 'giveInfo', { caseId, key: aKey(), text: '在路口东侧', media: [] })
  expect(local((await server.case(caseId)).clocks.resolveDue)).toBe('2027-01-08 17:30')
  await imported(arranged)
  expect(await server.recalculate()).toMatchObject({ moved: 1 })
  // One working day later, and the 9th is a Saturday that is worked.
  expect(local((await server.case(caseId)).clocks.resolveDue)).toBe('2027-01-09 17:30')
})

test('a date that did not come from the calendar is left alone', async () => {
  const { caseId } = await report()
  const found = await server.case(caseId)
  const resolveDue = at('2027-01-15 12:00')
  server.put('cases', [
    {
      ...found,
      _id: 'other',
      number: aNumber(50),
      clocks: { ...found.clocks, resolveDue },
      assumedFrom: 2027,
    },
  ])
  await imported(arranged)
  await server.recalculate()
  expect((await server.case('other')).clocks.resolveDue).toBe(resolveDue)
})

test('a case of the first release, which knew no holidays of 2027, is found and corrected', async () => {
  const weekdays = { ...office, isWorkingDay: (day: string) => ![0, 6].includes(new Date(day).getUTCDay()) }
  const promisedAt = server.now.value
  const resolveDue = addLimit(promisedAt, { amount: 5, unit: 'workingDays' }, weekdays)
  expect(local(resolveDue)).toBe('2027-01-06 17:30')
  const {
    assumedFrom,
    contactWarned,
    generation: _none,
    ...old
  }: CaseDoc = aCase({
    _id: 'old',
    categoryId: 'quick',
    state: 'signed',
    submittedAt: promisedAt,
    clocks: { signDue: promisedAt + HOUR, contactDue: promisedAt + DAY, resolveDue },
  })
  expect([assumedFrom, contactWarned]).toEqual([0, []])
  server.put('cases', [old])
  expect(await server.fillDerived()).toBe(1)
  expect((await server.case('old')).assumedFrom).toBe(2027)
  await imported(arranged)
  expect(await server.recalculate()).toMatchObject({ moved: 1 })
  expect(local((await server.case('old')).clocks.resolveDue)).toBe('2027-01-08 17:30')
})

describe('the operators’ reminder', () => {
  const reminders = async () =>
    (await server.rows('inbox')).filter(({ title }) => /放假安排尚未导入/.test(String(title)))
  const lines = () => server.log().filter(({ code }) => code === 'calendar_missing').length

  test('from 1 November on, once to each, and a line of the log a day', async () => {
    server.now.value = at('2026-10-31 23:59')
    expect(await server.remindOfCalendar()).toBe(0)
    server.now.value = at('2026-11-01 00:01')
    expect(await server.remindOfCalendar()).toBe(2027)
    expect(await server.remindOfCalendar()).toBe(2027)
    expect((await reminders()).map(({ openid }) => openid).sort()).toEqual(['boss', 'dispatcher'])
    expect(lines()).toBe(1)
    server.now.value = at('2026-11-02 00:01')
    await server.remindOfCalendar()
    expect(lines()).toBe(2)
    expect(await reminders()).toHaveLength(2)
  })

  test('ends with the import', async () => {
    await imported(asAssumed)
    expect(await server.remindOfCalendar()).toBe(0)
    expect(await reminders()).toEqual([])
  })
})

describe('storing years', () => {
  test('all or none: one bad row stores nothing', async () => {
    const bad = { ...arranged, days: [...arranged.days, { day: '2027-03-01', working: true }] }
    const answer = await server.storeCalendar({ years: [asAssumed, bad] })
    expect(answer).toMatchObject({ stored: [], known: [2025, 2026] })
    expect(answer.problems).toHaveLength(1)
    const [row] = (await server.rows('settings')).filter(({ _id }) => _id === 'calendar')
    expect(Object.keys(row?.years as object)).toEqual(['2025', '2026'])
  })

  test('a year waits for the one before it: a promise across the gap would be sure and wrong', async () => {
    const later = {
      year: 2028,
      paper: arranged.paper,
      // 中秋 falls on the third day of 国庆.
      days: [...new Set(statutoryDaysOf(2028).map(({ day }) => day))].map((day) => ({ day, working: false })),
    }
    expect(await server.storeCalendar({ years: [later] })).toMatchObject({
      stored: [],
      problems: ['2028 年：请先导入 2027 年的安排'],
    })
    expect(await server.storeCalendar({ years: [later, arranged] })).toMatchObject({ problems: [] })
  })

  test('a year that is known stays where only missing ones are wanted', async () => {
    await server.storeCalendar({ years: [arranged] })
    const answer = await server.storeCalendar({ years: [asAssumed], onlyMissing: true })
    expect(answer).toEqual({ stored: [], known: [2025, 2026, 2027], problems: [] })
  })

  test('a city that never had a calendar gets one', async () => {
    await server.store.remove('settings', { _id: 'calendar' }, { multi: false })
    expect(await server.storeCalendar({ years: [arranged] })).toMatchObject({ known: [2027] })
    expect(await server.storeCalendar({ years: [asAssumed] })).toMatchObject({ known: [2027] })
  })
})
