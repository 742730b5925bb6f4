import { namesTown } from '../domain/case/place-check'
import { dayNumberOf, formatTime, HOUR, localParts } from '../domain/kernel/time'
import { cityHours } from '../services/city-clock'

/** How times, lengths and places read, in the city's time whatever the phone is set to. */

/** @returns 14:05 */
export function formatClock(at: number): string {
  return formatTime(at, cityHours(), 'clock')
}

/** @returns 今天, 明天, 昨天, 12月3日, or 2025年12月3日 in another year than `now`'s. */
export function formatDay(at: number, now: number): string {
  const away = dayNumberOf(at, cityHours()) - dayNumberOf(now, cityHours())
  if (away === 0) return '今天'
  if (away === 1) return '明天'
  if (away === -1) return '昨天'
  return formatDate(at, now)
}

/** @returns 12月3日, or 2025年12月3日 in another year than `now`'s. */
export function formatDate(at: number, now: number): string {
  const zone = cityHours()
  const sameYear = localParts(at, zone).year === localParts(now, zone).year
  return formatTime(at, zone, sameYear ? 'monthDay' : 'fullDay')
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** @returns 周四 */
export function formatWeekday(at: number): string {
  // Day 0, the first of January 1970, was a Thursday.
  return WEEKDAYS[(dayNumberOf(at, cityHours()) + 4) % 7] ?? ''
}

/** @returns 今天 14:05, 12月3日 14:05 */
export function formatMoment(at: number, now: number): string {
  return `${formatDay(at, now)} ${formatClock(at)}`
}

/** @returns how long something took, rounded up: 3 小时, 2 天 */
export function formatSpan(from: number, to: number): string {
  const hours = Math.max(1, Math.ceil((to - from) / HOUR))
  return hours <= 24 ? `${hours} 小时` : `${Math.ceil(hours / 24)} 天`
}

/** @returns 120 米, 1.2 公里 */
export function formatDistance(metres: number): string {
  return metres < 1000 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1000).toFixed(1)} 公里`
}

/** @returns the address; the town before it where it does not say that already. */
export function placeText({ townName, address }: { townName: string; address: string }): string {
  return namesTown(address, townName) ? address : `${townName} ${address}`.trim()
}
