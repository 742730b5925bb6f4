import { statusTime } from '../../../phone/browser/chrome/status-time'

it.each([
  ['2026-11-23T01:05:00Z', '9:05'],
  ['2026-11-23T15:40:59Z', '23:40'],
  ['2026-11-23T16:00:00Z', '0:00'],
])('at %s a phone in China shows %s', (instant, shown) => {
  expect(statusTime(new Date(instant))).toBe(shown)
})
