/** Dates as people read them, in the city's own time whatever zone the phone is set to. Times are epoch ms. */

const DAY = 24 * 60 * 60 * 1000
/** China has one zone, UTC+8, and no daylight saving time. */
const OFFSET = 8 * 60 * 60 * 1000

const local = (at: number) => new Date(at + OFFSET)
const two = (value: number) => String(value).padStart(2, '0')

/** @returns days since the epoch, local. */
function dayOf(at: number): number {
  return Math.floor((at + OFFSET) / DAY)
}

/** @returns 09:05 */
export function timeText(at: number): string {
  const date = local(at)
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

/** @returns 12月3日, with the year when it is not this one. */
export function dateText(at: number, now: number): string {
  const date = local(at)
  const day = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
  return date.getUTCFullYear() === local(now).getUTCFullYear() ? day : `${date.getUTCFullYear()}年${day}`
}

/** @returns 今天, 昨天, 明天, or the date. */
export function dayText(at: number, now: number): string {
  const days = dayOf(at) - dayOf(now)
  if (days === 0) return '今天'
  if (days === 1) return '明天'
  return days === -1 ? '昨天' : dateText(at, now)
}

/** @returns 今天 09:05, 12月3日 17:30 */
export function momentText(at: number, now: number): string {
  return `${dayText(at, now)} ${timeText(at)}`
}

/** @returns YYYY-MM-DD, as a date picker takes it. */
export function isoDay(at: number): string {
  return local(at).toISOString().slice(0, 10)
}
