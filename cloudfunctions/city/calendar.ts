import type { CalendarDoc, CalendarYear } from './documents'
import statutory from './statutory-days.json'

/**
 * Which days are worked. The city's data holds the years that the State Council has arranged; a year that it has not
 * arranged yet is assumed to have Monday to Friday and the days off that the law itself fixes (statutory-days.json,
 * made by scripts/calendar/statutory-days.ts). Make-up days are never assumed, so an assumed promise may move.
 */
export interface Calendar {
  /** @param day YYYY-MM-DD, a date in the city */
  isWorkingDay(day: string): boolean
  /** @returns whether the year's arrangement is published */
  isKnown(year: number): boolean
  /** Years whose arrangement is published, ascending. */
  readonly known: readonly number[]
  /** @returns the calendar as it was while `year` and those after it were not published */
  before(year: number): Calendar
  /** The local day on which operators were last reminded of a missing year; '' for never. */
  readonly remindedOn: string
}

const STATUTORY: Record<string, { day: string; name: string }[]> = statutory

export const yearOf = (day: string): number => Number(day.slice(0, 4))

function isWeekday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** @returns the days that the law fixes in a year; none where the data ends */
export function statutoryDaysOf(year: number): readonly { day: string; name: string }[] {
  return STATUTORY[String(year)] ?? []
}

const statutoryDays = new Set(
  Object.values(STATUTORY)
    .flat()
    .map(({ day }) => day),
)

/** @param doc missing in a city that has got no year yet */
export function calendarOf(doc: Pick<CalendarDoc, 'years' | 'remindedOn'> | undefined): Calendar {
  const years = Object.values(doc?.years ?? {})
  const arranged = new Map(years.flatMap(({ days }) => days.map(({ day, working }) => [day, working])))
  const known = years.map(({ year }) => year).sort((one, other) => one - other)
  const isKnown = (year: number) => known.includes(year)
  return {
    known,
    isKnown,
    isWorkingDay(day) {
      if (isKnown(yearOf(day))) return arranged.get(day) ?? isWeekday(day)
      return isWeekday(day) && !statutoryDays.has(day)
    },
    before: (year) => calendarOf({ years: without(years, year), remindedOn: '' }),
    remindedOn: doc?.remindedOn ?? '',
  }
}

function without(years: readonly CalendarYear[], from: number): CalendarDoc['years'] {
  const kept = years.filter(({ year }) => year < from)
  return Object.fromEntries(kept.map((year) => [String(year.year), year]))
}

/** How the first release counted what it did not know: Monday to Friday. Promises that it made may still run. */
export function weekdaysFrom(year: number, calendar: Calendar): Pick<Calendar, 'isWorkingDay'> {
  return { isWorkingDay: (day) => (yearOf(day) < year ? calendar.isWorkingDay(day) : isWeekday(day)) }
}
