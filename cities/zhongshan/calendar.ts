import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CalendarYear } from '../../cloudfunctions/city/documents'

/** The city's own folder: one file a year, written by `npm run calendar:import`. */
export const CALENDAR_FOLDER = join(__dirname, 'calendar')

/** @returns the years of the city's folder, ascending */
export function calendarYears(folder = CALENDAR_FOLDER): CalendarYear[] {
  const files = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name))
  return files.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as CalendarYear)
}
