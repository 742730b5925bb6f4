/** How times and counts read. The city's wall clock is UTC+8 whatever the phone is set to. */

const CITY_OFFSET = 8 * 60 * 60 * 1000
const DAY = 24 * 60 * 60 * 1000

const two = (value: number) => String(value).padStart(2, '0')
const cityDate = (at: number) => new Date(at + CITY_OFFSET)
const dayNumber = (at: number) => Math.floor((at + CITY_OFFSET) / DAY)

/** @returns 14:05 */
export function formatClock(at: number): string {
  const date = cityDate(at)
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

/** @returns 今天, 明天, 昨天, 12月3日, or 2025年12月3日 in another year than `now`'s. */
export function formatDay(at: number, now: number): string {
  const away = dayNumber(at) - dayNumber(now)
  if (away === 0) return '今天'
  if (away === 1) return '明天'
  if (away === -1) return '昨天'
  return formatDate(at, now)
}

/** @returns 12月3日, or 2025年12月3日 in another year than `now`'s. */
export function formatDate(at: number, now: number): string {
  const date = cityDate(at)
  const year = date.getUTCFullYear() === cityDate(now).getUTCFullYear() ? '' : `${date.getUTCFullYear()}年`
  return `${year}${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

/** @returns 今天 14:05, 12月3日 14:05 */
export function formatMoment(at: number, now: number): string {
  return `${formatDay(at, now)} ${formatClock(at)}`
}

/** @returns how long something took, rounded up: 3 小时, 2 天 */
export function formatSpan(from: number, to: number): string {
  const hours = Math.max(1, Math.ceil((to - from) / (60 * 60 * 1000)))
  return hours <= 24 ? `${hours} 小时` : `${Math.ceil(hours / 24)} 天`
}

/** @returns 120 米, 1.2 公里 */
export function formatDistance(metres: number): string {
  return metres < 1000 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1000).toFixed(1)} 公里`
}
