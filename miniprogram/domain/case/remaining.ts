import { DAY, HOUR, MINUTE } from '../kernel/time'

function length(duration: number): string {
  if (duration < HOUR) return `${Math.max(1, Math.floor(duration / MINUTE))} 分钟`
  if (duration < 2 * DAY) return `${Math.floor(duration / HOUR)} 小时`
  return `${Math.floor(duration / DAY)} 天`
}

/**
 * What a clock says in a list, rounded down: 剩 25 分钟, 剩 3 小时, 超期 2 天. Hours are kept up to two days, where a
 * day would round away too much.
 * @param due and now: epoch ms
 */
export function describeRemaining(due: number, now: number): string {
  return now < due ? `剩 ${length(due - now)}` : `超期 ${length(now - due)}`
}
