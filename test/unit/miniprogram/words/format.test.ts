import { setCityHours } from '../../../../miniprogram/services/city-clock'
import { formatDay, formatDistance, formatSpan } from '../../../../miniprogram/words/format'

setCityHours({ utcOffsetMinutes: 480, spans: [[540, 1050]] })

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-23T10:00:00')

test.each([
  ['2026-11-23T23:59:59', '今天'],
  ['2026-11-24T00:00:00', '明天'],
  ['2026-11-22T23:59:59', '昨天'],
  ['2026-12-03T09:00:00', '12月3日'],
  ['2025-12-03T09:00:00', '2025年12月3日'],
])('%s reads %s in the city', (when, text) => {
  expect(formatDay(at(when), NOW)).toBe(text)
})

test('lengths of time and distances are rounded as people say them', () => {
  const HOUR = 3_600_000
  expect(formatSpan(0, HOUR / 2)).toBe('1 小时')
  expect(formatSpan(0, 24 * HOUR)).toBe('24 小时')
  expect(formatSpan(0, 25 * HOUR)).toBe('2 天')
  expect(formatDistance(123)).toBe('120 米')
  expect(formatDistance(1240)).toBe('1.2 公里')
})
