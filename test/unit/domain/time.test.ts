import {
  dayNumberFrom,
  DAY,
  endOfOffice,
  formatTime,
  isoDayOf,
  localDay,
  localParts,
  MINUTE,
} from '#domain/kernel/time'
import { endOfDay, isoDay } from '../../../miniprogram/packages/staff/act/day'
import { cityHours, setCityHours } from '../../../miniprogram/services/city-clock'
import { formatClock, formatDay, formatMoment } from '../../../miniprogram/words/format'

const CHINA = { utcOffsetMinutes: 480, spans: [[540, 720]] as [number, number][] }
const NEPAL = { utcOffsetMinutes: 345, spans: [[600, 1020]] as [number, number][] }
/** Just before midnight in China. */
const LATE = Date.parse('2026-12-31T23:59:00+08:00')

test.each([
  ['clock', '23:59'],
  ['compactDay', '261231'],
  ['shortMoment', '12-31 23:59'],
  ['monthDay', '12月31日'],
  ['fullDay', '2026年12月31日'],
  ['fullMoment', '2026年12月31日 23:59'],
] as const)('%s: %s', (format, text) => {
  expect(formatTime(LATE, CHINA, format)).toBe(text)
})

test('a minute later it is another year there, and not yet elsewhere', () => {
  expect(localParts(LATE + MINUTE, CHINA)).toEqual({ year: 2027, month: 1, day: 1, clock: '00:00' })
  expect(localDay(LATE + MINUTE, NEPAL)).toBe('2026-12-31')
})

test('a date and its number lead to each other', () => {
  expect(isoDayOf(dayNumberFrom('2028-02-29'))).toBe('2028-02-29')
  expect(dayNumberFrom('1970-01-02')).toBe(1)
})

test('a date given as a limit ends with the city’s own office hours', () => {
  expect(endOfOffice('2026-12-03', CHINA)).toBe(Date.parse('2026-12-03T12:00:00+08:00'))
  expect(endOfOffice('2026-12-03', NEPAL)).toBe(Date.parse('2026-12-03T17:00:00+05:45'))
  expect(endOfOffice('2026-12-03', { ...CHINA, spans: [] })).toBe(Date.parse('2026-12-03T23:59:00+08:00'))
})

test('the phone reads and writes in the hours that the session brought, whatever zone it is set to', () => {
  setCityHours(NEPAL)
  expect(formatClock(LATE)).toBe('21:44')
  expect(formatMoment(LATE, LATE)).toBe('今天 21:44')
  expect(formatDay(LATE + DAY, LATE)).toBe('明天')
  expect(isoDay(LATE)).toBe('2026-12-31')
  expect(endOfDay('2026-12-03')).toBe(Date.parse('2026-12-03T17:00:00+05:45'))
  // A session that an older version kept has none; what was known stays.
  setCityHours(undefined)
  expect(cityHours()).toBe(NEPAL)
})
