import { calendarOf } from '../../../cloudfunctions/city/calendar'
import { zhongshan } from '../../../cities'
import type { ClockRules } from '#domain/case/deadlines'

/** What the State Council published for 2025 and 2026. */
export const published = calendarOf(zhongshan.calendar)

/** Zhongshan's office hours, 09:00–12:00 and 14:00–17:30, on the real calendar. */
export const office: ClockRules = {
  utcOffsetMinutes: 480,
  spans: [
    [540, 720],
    [840, 1050],
  ],
  isWorkingDay: (day) => published.isWorkingDay(day),
}

/** @param local `2026-11-23 09:00`, China time @returns epoch ms */
export function at(local: string): number {
  return Date.parse(`${local.replace(' ', 'T')}:00+08:00`)
}

/** @returns the inverse of `at`, to the minute. */
export function local(time: number): string {
  return new Date(time + 480 * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}
