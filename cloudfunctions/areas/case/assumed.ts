import type { ClockRules } from '#domain/case/deadlines'
import { yearOf } from '../../city/calendar'
import type { Calendar } from '../../city/calendar'

/** Rules that remember the first year which they were asked about and only assume. */
export interface WatchedRules extends ClockRules {
  /** 0 when all that was asked is published. */
  assumedFrom(): number
}

export function watched(rules: ClockRules, calendar: Pick<Calendar, 'isKnown'>): WatchedRules {
  let first = 0
  return {
    ...rules,
    isWorkingDay(day) {
      const year = yearOf(day)
      if (!calendar.isKnown(year)) first = earliest(first, year)
      return rules.isWorkingDay(day)
    },
    assumedFrom: () => first,
  }
}

/** @returns the earlier of two times or years, of which 0 says that there is none */
export function earliest(one: number, other: number): number {
  return one === 0 || other === 0 ? one + other : Math.min(one, other)
}
