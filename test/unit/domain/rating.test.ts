import { isBadGrade, isWithinDays, reasonsFor } from '#domain/case/rating'
import { RATING_WINDOW_DAYS, REMIND_ON_DAY, REOPEN_WINDOW_DAYS } from '#domain/case/limits'
import { GRADES } from '#domain/case/types'
import { at } from './office'

test('the field’s windows', () => {
  expect([RATING_WINDOW_DAYS, REOPEN_WINDOW_DAYS, REMIND_ON_DAY]).toEqual([14, 14, 3])
})

test.each([
  ['at once', '2026-11-01 10:00', true],
  ['a week later', '2026-11-08 10:00', true],
  ['just under 14 days', '2026-11-15 09:59', true],
  ['exactly 14 days', '2026-11-15 10:00', true],
  ['just over 14 days', '2026-11-15 10:01', false],
  ['a year later', '2027-11-01 10:00', false],
])('rating %s', (_when, now, open) => {
  expect(isWithinDays(at('2026-11-01 10:00'), RATING_WINDOW_DAYS, at(now))).toBe(open)
})

test('the lowest two grades are called back', () => {
  expect(GRADES.filter(isBadGrade)).toEqual([2, 1])
})

test.each(GRADES)('grade %d offers short reasons, none twice', (grade) => {
  const reasons = reasonsFor(grade)
  expect(reasons.length).toBeGreaterThanOrEqual(4)
  expect(new Set(reasons).size).toBe(reasons.length)
  for (const reason of reasons) expect(reason.length).toBeLessThanOrEqual(8)
})

test('good, middle and bad grades have reasons of their own', () => {
  expect(reasonsFor(5)).toEqual(reasonsFor(4))
  expect(reasonsFor(2)).toEqual(reasonsFor(1))
  const three = [...reasonsFor(5), ...reasonsFor(3), ...reasonsFor(1)]
  expect(new Set(three).size).toBe(three.length)
})
