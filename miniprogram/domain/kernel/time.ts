/**
 * The city's clock: the one place that turns a moment (epoch ms) into the date and hour that people of the city read,
 * whatever zone the phone or the server is set to. Zones with daylight saving time are not covered.
 */

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The city's zone and office hours, as its settings tell them. */
export interface WorkingHours {
  /** Minutes east of UTC. */
  utcOffsetMinutes: number
  /** Office hours as [from, to] in minutes of the local day, ascending and not overlapping. */
  spans: [number, number][]
}
export type Zone = Pick<WorkingHours, 'utcOffsetMinutes'>

/** @returns local days since the epoch, to be stepped through without a date library */
export function dayNumberOf(at: number, { utcOffsetMinutes }: Zone): number {
  return Math.floor((at + utcOffsetMinutes * MINUTE) / DAY)
}

/** @returns the local midnight that a day begins with, epoch ms */
export function startOfDay(dayNumber: number, { utcOffsetMinutes }: Zone): number {
  return dayNumber * DAY - utcOffsetMinutes * MINUTE
}

/** @returns YYYY-MM-DD */
export function isoDayOf(dayNumber: number): string {
  return new Date(dayNumber * DAY).toISOString().slice(0, 10)
}

/** @param day YYYY-MM-DD @returns local days since the epoch */
export function dayNumberFrom(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY)
}

/** @returns the local date, YYYY-MM-DD */
export function localDay(at: number, zone: Zone): string {
  return isoDayOf(dayNumberOf(at, zone))
}

/** The parts of a local date; month and day from 1. */
export interface LocalParts {
  year: number
  month: number
  day: number
  /** 14:05 */
  clock: string
}

export function localParts(at: number, { utcOffsetMinutes }: Zone): LocalParts {
  const local = new Date(at + utcOffsetMinutes * MINUTE)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    clock: local.toISOString().slice(11, 16),
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** How a moment may be written. */
const FORMATS = {
  /** 14:05 */
  clock: ({ clock }: LocalParts) => clock,
  /** 261123 */
  compactDay: ({ year, month, day }: LocalParts) => `${two(year % 100)}${two(month)}${two(day)}`,
  /** 11-23 14:05 */
  shortMoment: ({ month, day, clock }: LocalParts) => `${two(month)}-${two(day)} ${clock}`,
  /** 11月23日 */
  monthDay: ({ month, day }: LocalParts) => `${month}月${day}日`,
  /** 2026年11月23日 */
  fullDay: ({ year, month, day }: LocalParts) => `${year}年${month}月${day}日`,
  /** 2026年11月23日 14:05 */
  fullMoment: ({ year, month, day, clock }: LocalParts) => `${year}年${month}月${day}日 ${clock}`,
}
export type TimeFormat = keyof typeof FORMATS

/** @returns the moment in the city's time, written as `format` says */
export function formatTime(at: number, zone: Zone, format: TimeFormat): string {
  return FORMATS[format](localParts(at, zone))
}

/** @returns the end of a day's office hours; of the day itself where the city has none. @param day YYYY-MM-DD */
export function endOfOffice(day: string, hours: WorkingHours): number {
  const midnight = startOfDay(dayNumberFrom(day), hours)
  const last = hours.spans[hours.spans.length - 1]
  return midnight + (last ? last[1] * MINUTE : DAY - MINUTE)
}
