import type { WorkingHours } from '../kernel/time'
import { DAY, dayNumberOf, HOUR, isoDayOf, MINUTE, startOfDay } from '../kernel/time'
import type { Clocks } from './types'

/**
 * When something is due. Pure functions of a start, a limit and the city's hours and calendar; epoch ms in and out.
 *
 * How the units are counted:
 * - workingHours 工作时: time inside office hours on working days. A limit that runs out at a span's end is due
 *   at that end, not at the next span's beginning.
 * - workingDays 工作日: the day of the start does not count (民法典 第二百零一条); the last one ends with its office
 *   hours (第二百零三条). So 2 working days from any moment of a Monday are due on Wednesday at 17:30, and a
 *   start on a Saturday counts Monday as the first.
 * - hours and days: the wall clock, 24 hours a day.
 *
 * Not covered: office hours that differ by weekday or season, zones with daylight saving time, and spans across
 * midnight.
 */

/** How long something may take. Working units follow the city's hours and calendar; plain ones the wall clock. */
export interface TimeLimit {
  amount: number
  unit: 'workingHours' | 'workingDays' | 'hours' | 'days'
}

/** The city's office hours and calendar. */
export interface ClockRules extends WorkingHours {
  /** @param day local date, YYYY-MM-DD. */
  isWorkingDay(day: string): boolean
}

/** What applies to one case: the city's limits looked up by its type and urgency, and its category's own. */
export interface CaseLimits {
  sign: TimeLimit
  contact: TimeLimit
  byType: TimeLimit
  byUrgency: TimeLimit
  /** The category's own limit, which replaces the other two. */
  own?: TimeLimit
}

export interface Interval {
  from: number
  to: number
}

/** Stops a calendar without working days (a wrong setting) instead of searching for ever. */
const LONGEST_SEARCH_DAYS = 3_660

/** @returns the office hours of a local day as times; none on a day off. */
function officeHours(day: number, rules: ClockRules): Interval[] {
  if (!rules.isWorkingDay(isoDayOf(day))) return []
  const midnight = startOfDay(day, rules)
  return rules.spans.map(([from, to]) => ({ from: midnight + from * MINUTE, to: midnight + to * MINUTE }))
}

function addWorkingTime(start: number, duration: number, rules: ClockRules): number {
  if (duration === 0) return start
  const firstDay = dayNumberOf(start, rules)
  let left = duration
  for (let day = firstDay; day < firstDay + LONGEST_SEARCH_DAYS; day += 1) {
    for (const span of officeHours(day, rules)) {
      const from = Math.max(span.from, start)
      if (from + left <= span.to) return from + left
      left -= Math.max(0, span.to - from)
    }
  }
  throw new RangeError('no end of the working time limit within the calendar searched')
}

function addWorkingDays(start: number, count: number, rules: ClockRules): number {
  const firstDay = dayNumberOf(start, rules)
  let left = count
  for (let day = firstDay + 1; day < firstDay + LONGEST_SEARCH_DAYS; day += 1) {
    const hours = officeHours(day, rules)
    const last = hours[hours.length - 1]
    if (last) left -= 1
    if (last && left === 0) return last.to
  }
  throw new RangeError('no end of the working day limit within the calendar searched')
}

/** @returns how much of `interval` lies in office hours, ms. */
function workingTimeIn(interval: Interval, rules: ClockRules): number {
  let sum = 0
  for (let day = dayNumberOf(interval.from, rules); day <= dayNumberOf(interval.to, rules); day += 1) {
    for (const span of officeHours(day, rules)) {
      sum += Math.max(0, Math.min(span.to, interval.to) - Math.max(span.from, interval.from))
    }
  }
  return sum
}

/**
 * @param start epoch ms
 * @returns when `limit` runs out, epoch ms
 * @throws RangeError for a limit that is not positive, or not whole in working days
 */
export function addLimit(start: number, limit: TimeLimit, rules: ClockRules): number {
  const { amount, unit } = limit
  if (!(amount > 0 && Number.isFinite(amount))) throw new RangeError(`a limit of ${amount} ${unit}`)
  if (unit === 'hours') return start + amount * HOUR
  if (unit === 'days') return start + amount * DAY
  if (unit === 'workingHours') return addWorkingTime(start, amount * HOUR, rules)
  if (!Number.isInteger(amount)) throw new RangeError(`a limit of ${amount} working days`)
  return addWorkingDays(start, amount, rules)
}

/** @returns the limit that decides when a case must be resolved: its category's own, else the one that ends first. */
export function resolveLimit(start: number, limits: CaseLimits, rules: ClockRules): TimeLimit {
  if (limits.own) return limits.own
  const { byType, byUrgency } = limits
  return addLimit(start, byUrgency, rules) < addLimit(start, byType, rules) ? byUrgency : byType
}

/**
 * The three promises of a case. Signing and first contact are never due after the resolution: a danger of 2 hours
 * does not wait for the office to open.
 * @param start when the case was submitted, epoch ms
 * @param withContact whether anybody can be contacted; otherwise `contactDue` is 0, which says that nothing is promised
 */
export function promise(start: number, limits: CaseLimits, rules: ClockRules, withContact = true): Clocks {
  const resolveDue = addLimit(start, resolveLimit(start, limits, rules), rules)
  return {
    signDue: Math.min(addLimit(start, limits.sign, rules), resolveDue),
    contactDue: withContact ? Math.min(addLimit(start, limits.contact, rules), resolveDue) : 0,
    resolveDue,
  }
}

/**
 * To when a promise may be moved: the ends of office hours of the working days after it, up to the first one by which as
 * much time again has passed as was promised.
 * @param due the promise as it stands; one that is late is moved from `now` on. Epoch ms
 * @returns ascending, at least one
 */
export function extensionEnds(due: number, now: number, limit: TimeLimit, rules: ClockRules): number[] {
  const from = Math.max(due, now)
  const latest = addLimit(from, limit, rules)
  const ends: number[] = []
  const firstDay = dayNumberOf(from, rules)
  for (let day = firstDay; day < firstDay + LONGEST_SEARCH_DAYS; day += 1) {
    const hours = officeHours(day, rules)
    const end = hours[hours.length - 1]?.to ?? 0
    if (end > from) ends.push(end)
    if (end >= latest && end > from) return ends
  }
  throw new RangeError('no end of an extension within the calendar searched')
}

/**
 * Gives back what a clock lost while it stood still: a working limit gets working time back (a pause over a
 * weekend gives nothing), a plain one the wall clock. What was already overdue stays overdue.
 * @param due what was promised before the pause, epoch ms
 * @param unit of the limit that decides, see `resolveLimit`
 * @returns the new promise, epoch ms
 */
export function shiftForPause(
  due: number,
  pause: Interval,
  unit: TimeLimit['unit'],
  rules: ClockRules,
): number {
  if (pause.to <= pause.from) return due
  if (unit === 'hours' || unit === 'days') return due + pause.to - pause.from
  return addWorkingTime(due, workingTimeIn(pause, rules), rules)
}

/** How a running clock stands: warn at 75 %, late at 100 %, escalated at 150 %, badly late at 300 % of its time. */
export type DueLight = 'ok' | 'warn' | 'late' | 'escalated' | 'bad'

const LIGHTS: readonly [reached: number, light: DueLight][] = [
  [3, 'bad'],
  [1.5, 'escalated'],
  [1, 'late'],
  [0.75, 'warn'],
]

/**
 * Measured on the wall clock from `from` to `due`; nights and weekends count in both, so a light never goes back.
 * @returns the light at `now`; a threshold belongs to the light it opens
 */
export function lightOf(from: number, due: number, now: number): DueLight {
  if (now < from) return 'ok'
  return LIGHTS.find(([reached]) => now >= from + (due - from) * reached)?.[1] ?? 'ok'
}
