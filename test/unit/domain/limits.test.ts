import type { TimeLimit } from '#domain/case/deadlines'
import { addLimit } from '#domain/case/deadlines'
import { at, local, office } from './office'

type Row = [why: string, start: string, amount: number, due: string]

const WORKING_HOURS: Row[] = [
  ['opening time counts', '2026-11-23 09:00', 2, '2026-11-23 11:00'],
  ['before opening', '2026-11-23 08:59', 2, '2026-11-23 11:00'],
  ['midnight belongs to the day it opens', '2026-11-23 00:00', 2, '2026-11-23 11:00'],
  ['the last minute of a day', '2026-11-23 23:59', 2, '2026-11-24 11:00'],
  ['out at lunch is due at lunch', '2026-11-23 10:00', 2, '2026-11-23 12:00'],
  ['across lunch', '2026-11-23 11:00', 2, '2026-11-23 15:00'],
  ['a minute before lunch', '2026-11-23 11:59', 1, '2026-11-23 14:59'],
  ['at noon', '2026-11-23 12:00', 1, '2026-11-23 15:00'],
  ['during lunch', '2026-11-23 13:00', 1, '2026-11-23 15:00'],
  ['half an hour across lunch', '2026-11-23 11:45', 0.5, '2026-11-23 14:15'],
  ['out at closing is due at closing', '2026-11-23 14:00', 3.5, '2026-11-23 17:30'],
  ['across the night', '2026-11-23 16:30', 2, '2026-11-24 10:00'],
  ['at closing', '2026-11-23 17:30', 2, '2026-11-24 11:00'],
  ['exposed rubbish', '2026-11-23 09:00', 4, '2026-11-23 15:00'],
  ['a whole day', '2026-11-23 09:00', 6.5, '2026-11-23 17:30'],
  ['two halves of a day', '2026-11-23 14:00', 6.5, '2026-11-24 12:00'],
  ['two whole days', '2026-11-23 09:00', 13, '2026-11-24 17:30'],
  ['across a weekend', '2026-11-27 17:00', 2, '2026-11-30 10:30'],
  ['on a Saturday', '2026-11-28 10:00', 2, '2026-11-30 11:00'],
  ['at the end of a Sunday', '2026-11-29 23:59', 2, '2026-11-30 11:00'],
  ['from a make-up Sunday', '2026-01-04 09:00', 2, '2026-01-04 11:00'],
  ['New Year with a make-up Sunday', '2025-12-31 17:00', 2, '2026-01-04 10:30'],
  ['into a make-up Saturday', '2026-02-13 17:00', 2, '2026-02-14 10:30'],
  ['across Spring Festival', '2026-02-14 16:30', 2, '2026-02-24 10:00'],
  ['in Spring Festival', '2026-02-18 12:00', 2, '2026-02-24 11:00'],
  ['from a make-up Saturday over a Sunday', '2026-02-28 17:00', 2, '2026-03-02 10:30'],
  ['across National Day', '2026-09-30 17:00', 2, '2026-10-08 10:30'],
  ['make-up Sunday before National Day', '2025-09-28 09:00', 2, '2025-09-28 11:00'],
]

const WORKING_DAYS: Row[] = [
  ['the day of the start does not count', '2026-11-23 09:00', 1, '2026-11-24 17:30'],
  ['from midnight', '2026-11-23 00:00', 1, '2026-11-24 17:30'],
  ['to midnight', '2026-11-23 23:59', 1, '2026-11-24 17:30'],
  ['consult', '2026-11-23 15:00', 2, '2026-11-25 17:30'],
  ['help', '2026-11-23 15:00', 10, '2026-12-07 17:30'],
  ['complaint', '2026-11-23 15:00', 15, '2026-12-14 17:30'],
  ['Friday', '2026-11-27 15:00', 1, '2026-11-30 17:30'],
  ['Saturday', '2026-11-28 15:00', 1, '2026-11-30 17:30'],
  ['Sunday', '2026-11-29 23:59', 1, '2026-11-30 17:30'],
  ['New Year 2026: make-up Sunday is the first', '2025-12-31 10:00', 1, '2026-01-04 17:30'],
  ['New Year 2026: then Monday', '2025-12-31 10:00', 2, '2026-01-05 17:30'],
  ['Spring Festival 2026: make-up Saturday', '2026-02-13 10:00', 1, '2026-02-14 17:30'],
  ['Spring Festival 2026: then nine days off', '2026-02-13 10:00', 2, '2026-02-24 17:30'],
  ['Spring Festival 2026: both make-up days', '2026-02-13 10:00', 10, '2026-03-05 17:30'],
  ['Tomb-sweeping 2026', '2026-04-03 10:00', 1, '2026-04-07 17:30'],
  ['Labour Day 2026', '2026-04-30 10:00', 1, '2026-05-06 17:30'],
  ['Labour Day 2026: make-up Saturday', '2026-04-30 10:00', 4, '2026-05-09 17:30'],
  ['Dragon Boat 2026', '2026-06-18 10:00', 1, '2026-06-22 17:30'],
  ['make-up Sunday long before its holiday', '2026-09-18 10:00', 1, '2026-09-20 17:30'],
  ['Mid-autumn 2026', '2026-09-24 10:00', 1, '2026-09-28 17:30'],
  ['National Day 2026', '2026-09-30 10:00', 2, '2026-10-09 17:30'],
  ['National Day 2026: make-up Saturday', '2026-09-30 10:00', 3, '2026-10-10 17:30'],
  ['National Day 2026: over the Sunday', '2026-09-30 10:00', 4, '2026-10-12 17:30'],
  ['Spring Festival 2025: make-up Sunday', '2025-01-25 10:00', 1, '2025-01-26 17:30'],
  ['Spring Festival 2025', '2025-01-27 10:00', 1, '2025-02-05 17:30'],
  ['Spring Festival 2025: all of it', '2025-01-24 10:00', 3, '2025-02-05 17:30'],
  ['Spring Festival 2025: make-up Saturday', '2025-02-07 10:00', 1, '2025-02-08 17:30'],
  ['Labour Day 2025: make-up Sunday', '2025-04-25 10:00', 1, '2025-04-27 17:30'],
  ['Labour Day 2025', '2025-04-30 10:00', 1, '2025-05-06 17:30'],
  ['Dragon Boat 2025', '2025-05-30 10:00', 1, '2025-06-03 17:30'],
  ['National Day 2025', '2025-09-30 10:00', 1, '2025-10-09 17:30'],
  ['National Day 2025: make-up Saturday', '2025-09-30 10:00', 3, '2025-10-11 17:30'],
  ['beyond the published years the days of the law are off', '2026-12-31 10:00', 1, '2027-01-04 17:30'],
  ['beyond the calendar, a Friday', '2027-01-01 10:00', 1, '2027-01-04 17:30'],
]

const HOURS: Row[] = [
  ['utilities on a holiday', '2026-02-15 03:00', 24, '2026-02-16 03:00'],
  ['danger at night, over the year', '2025-12-31 23:00', 2, '2026-01-01 01:00'],
]

const DAYS: Row[] = [
  ['general', '2026-11-23 10:00', 7, '2026-11-30 10:00'],
  ['complex, over the end of February', '2026-02-20 10:00', 15, '2026-03-07 10:00'],
]

const tables: [TimeLimit['unit'], Row[]][] = [
  ['workingHours', WORKING_HOURS],
  ['workingDays', WORKING_DAYS],
  ['hours', HOURS],
  ['days', DAYS],
]

describe.each(tables)('%s', (unit, rows) => {
  test.each(rows)('%s: %s + %d = %s', (_why, start, amount, due) => {
    expect(local(addLimit(at(start), { amount, unit }, office))).toBe(due)
  })
})

test.each(tables.map(([unit]) => unit))('a later start is never due earlier: %s', (unit) => {
  const first = at('2026-02-12 00:00')
  const dues = Array.from({ length: 1_000 }, (_, step) =>
    addLimit(first + step * 23 * 60_000, { amount: 3, unit }, office),
  )
  expect([...dues].sort((a, b) => a - b)).toEqual(dues)
})

test('the zone of the process does not matter, the city’s does', () => {
  const inTokyo = { ...office, utcOffsetMinutes: 540 }
  const due = addLimit(at('2026-11-23 08:00'), { amount: 1, unit: 'workingHours' }, inTokyo)
  expect(local(due)).toBe('2026-11-23 09:00')
})

test.each([
  [0, 'hours'],
  [-1, 'workingHours'],
  [Number.NaN, 'days'],
  [Number.POSITIVE_INFINITY, 'workingDays'],
  [1.5, 'workingDays'],
] as [number, TimeLimit['unit']][])('a limit of %d %s is refused', (amount, unit) => {
  expect(() => addLimit(at('2026-11-23 09:00'), { amount, unit }, office)).toThrow(RangeError)
})

test.each(['workingHours', 'workingDays'] as const)(
  'a calendar without working days is an error: %s',
  (unit) => {
    const never = { ...office, isWorkingDay: () => false }
    expect(() => addLimit(at('2026-11-23 09:00'), { amount: 1, unit }, never)).toThrow(RangeError)
  },
)
