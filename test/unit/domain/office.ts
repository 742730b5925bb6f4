import { isWorkingDay } from '../../../cloudfunctions/core/calendar'
import type { ClockRules } from '../../../miniprogram/domain/case/deadlines'

/** Zhongshan's office hours, 09:00–12:00 and 14:00–17:30, on the real calendar. */
export const office: ClockRules = {
  utcOffsetMinutes: 480,
  spans: [
    [540, 720],
    [840, 1050],
  ],
  isWorkingDay,
}

/** @param local `2026-11-23 09:00`, China time @returns epoch ms */
export function at(local: string): number {
  return Date.parse(`${local.replace(' ', 'T')}:00+08:00`)
}

/** @returns the inverse of `at`, to the minute. */
export function local(time: number): string {
  return new Date(time + 480 * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}
