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
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []))
  const before = Object.keys((await calendarStore(db).get())?.years ?? {}).map(Number)
  const wanted = read
    .flatMap((one): CalendarYear[] => ('year' in one ? [one.year] : []))
    .filter(({ year }) => onlyMissing !== true || !before.includes(year))
  const stored = problems.length > 0 ? [] : wanted
  if (stored.length > 0) await calendarStore(db).putYears(stored)
  const known = new Set([...before, ...stored.map(({ year }) => year)])
  return {
    stored: stored.map(({ year }) => year),
    known: [...known].sort((one, other) => one - other),
    problems,
  }
}
