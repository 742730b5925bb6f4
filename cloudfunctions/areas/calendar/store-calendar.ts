import { calendarStore } from './store'
import type { CalendarYear } from '../../city/documents'
import type { WorkContext } from '../../kernel/context'
import { readCalendarYear } from './contract'

export interface StoredCalendar {
  /** Years that were stored now. */
  stored: number[]
  /** Years whose arrangement is known now, ascending. */
  known: number[]
  /** What is wrong; then nothing was stored. */
  problems: string[]
}

/**
 * Stores years of the calendar, all or none. Promises that were counted on an assumption are counted anew by the clock.
 * @param event `{ years, onlyMissing }`; with `onlyMissing` a year that is known already stays as it is
 */
export async function storeCalendar(event: unknown, { db }: WorkContext): Promise<StoredCalendar> {
  const { years: raw = [], onlyMissing = false } = (event ?? {}) as { years?: unknown; onlyMissing?: unknown }
  const read = (Array.isArray(raw) ? raw : [raw]).map(readCalendarYear)
  const before = Object.keys((await calendarStore(db).get())?.years ?? {}).map(Number)
  const wanted = read
    .flatMap((one): CalendarYear[] => ('year' in one ? [one.year] : []))
    .filter(({ year }) => onlyMissing !== true || !before.includes(year))
  const problems = [
    ...read.flatMap((one) => ('problems' in one ? one.problems : [])),
    ...gapsIn([...before, ...wanted.map(({ year }) => year)]),
  ]
  const stored = problems.length > 0 ? [] : wanted
  if (stored.length > 0) await calendarStore(db).putYears(stored)
  const known = new Set([...before, ...stored.map(({ year }) => year)])
  return {
    stored: stored.map(({ year }) => year),
    known: [...known].sort((one, other) => one - other),
    problems,
  }
}

/** The State Council arranges year by year; with a year left out, a promise across it would be sure and wrong. */
function gapsIn(years: readonly number[]): string[] {
  const first = Math.min(...years)
  return years
    .filter((year) => year > first && !years.includes(year - 1))
    .map((year) => `${year} 年：请先导入 ${year - 1} 年的安排`)
}
