import { isWorkingDay } from '../../../cloudfunctions/core/calendar'

test.each([
  ['2026-11-23', true, 'a Monday'],
  ['2026-11-22', false, 'a Sunday'],
  ['2026-02-17', false, 'Spring Festival, a Tuesday'],
  ['2026-02-14', true, 'a make-up Saturday'],
  ['2026-01-04', true, 'a make-up Sunday'],
  ['2025-10-08', false, 'the last day off of National Day 2025'],
  ['2025-10-09', true, 'the day after'],
  ['2020-01-31', false, 'the extension of Spring Festival 2020'],
  ['2027-10-01', true, 'a Friday that the calendar does not know yet'],
  ['2027-10-02', false, 'a Saturday beyond the calendar'],
])('%s: %s (%s)', (day, working) => {
  expect(isWorkingDay(day)).toBe(working)
})
