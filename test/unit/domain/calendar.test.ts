import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import packaged from 'chinese-days/dist/chinese-days.json'
import { calendarOf, statutoryDaysOf } from '../../../cloudfunctions/city/calendar'
import { calendarYears } from '../../../cities/zhongshan/calendar'
import { statutoryFile } from '../../../scripts/calendar/statutory-days'
import { published } from './office'

test.each([
  ['2026-11-23', true, 'a Monday'],
  ['2026-11-22', false, 'a Sunday'],
  ['2026-02-17', false, 'Spring Festival, a Tuesday'],
  ['2026-02-14', true, 'a make-up Saturday'],
  ['2026-01-04', true, 'a make-up Sunday'],
  ['2025-10-08', false, 'the last day off of National Day 2025'],
  ['2025-10-09', true, 'the day after'],
  ['2027-10-01', false, 'a Friday that the law gives off, though 2027 is not published'],
  ['2027-02-08', false, 'the third day of the lunar year, a Monday'],
  ['2027-02-09', true, 'the day after, of which nothing is known'],
  ['2027-06-09', false, 'Dragon Boat Festival, a Wednesday'],
  ['2027-10-02', false, 'a Saturday of a year not published'],
  ['2027-02-20', false, 'a Saturday: make-up days are never assumed'],
])('%s: %s (%s)', (day, working) => {
  expect(published.isWorkingDay(day)).toBe(working)
})

test('known are the years of the city’s folder', () => {
  expect(published.known).toEqual([2025, 2026])
  expect([2024, 2026, 2027].map((year) => published.isKnown(year))).toEqual([false, true, false])
})

test('the city’s files hold what the State Council published for their year', () => {
  for (const { year, days } of calendarYears()) {
    const of = (list: object) => Object.keys(list).filter((day) => day.startsWith(`${year}-`))
    const listed = (working: boolean) => days.filter((row) => row.working === working).map(({ day }) => day)
    expect(listed(false).sort()).toEqual(of(packaged.holidays).sort())
    expect(listed(true).sort()).toEqual(of(packaged.workdays).sort())
  }
  const makeUp = calendarYears()
    .find(({ year }) => year === 2026)
    ?.days.filter(({ working }) => working)
  expect(makeUp?.map(({ day }) => day.slice(5))).toEqual([
    '01-04',
    '02-14',
    '02-28',
    '05-09',
    '09-20',
    '10-10',
  ])
})

test.each([2025, 2026])('every day that the law fixes was off in the published %i', (year) => {
  expect(statutoryDaysOf(year)).toHaveLength(13)
  for (const { day } of statutoryDaysOf(year))
    expect([day, published.isWorkingDay(day)]).toEqual([day, false])
})

test('the lunar festivals and Qingming of 2025 and 2026 are the published ones', () => {
  const named = (year: number, name: string) =>
    statutoryDaysOf(year)
      .filter((row) => row.name === name)
      .map(({ day }) => day.slice(5))
  expect(named(2025, '春节')).toEqual(['01-28', '01-29', '01-30', '01-31'])
  expect(named(2026, '春节')).toEqual(['02-16', '02-17', '02-18', '02-19'])
  expect([2025, 2026].map((year) => named(year, '清明')[0])).toEqual(['04-04', '04-05'])
  expect([2025, 2026].map((year) => named(year, '端午')[0])).toEqual(['05-31', '06-19'])
  expect([2025, 2026].map((year) => named(year, '中秋')[0])).toEqual(['10-06', '09-25'])
})

test('the stored statutory days are what the script makes, for fifteen years to come', () => {
  const file = join(__dirname, '../../../cloudfunctions/city/statutory-days.json')
  expect(readFileSync(file, 'utf8')).toBe(statutoryFile())
  expect(statutoryDaysOf(2041)).toHaveLength(13)
})

test('the calendar as it was before a year was published', () => {
  const before = published.before(2026)
  expect(before.known).toEqual([2025])
  expect([before.isWorkingDay('2026-02-14'), before.isWorkingDay('2026-02-17')]).toEqual([false, false])
  expect(before.isWorkingDay('2026-02-20')).toBe(true)
})

test('a city without a calendar assumes every year', () => {
  const none = calendarOf(undefined)
  expect(none.known).toEqual([])
  expect([none.isWorkingDay('2026-10-01'), none.isWorkingDay('2026-10-05')]).toEqual([false, true])
})
