import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CalendarDoc, CalendarYear } from '../../../cloudfunctions/database/documents'

/** The city's own folder: one file a year, written by `npm run calendar:import`. */
export const CALENDAR_FOLDER = join(__dirname, '../../../cities/zhongshan/calendar')

/** @returns the years of the city's folder, ascending */
export function calendarYears(folder = CALENDAR_FOLDER): CalendarYear[] {
  const files = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name))
  return files.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as CalendarYear)
}

/** @returns the city's calendar as the database holds it */
export function calendarSettings(): CalendarDoc {
  const years = Object.fromEntries(calendarYears().map((year) => [String(year.year), year]))
  return { _id: 'calendar', years, remindedOn: '' }
}
