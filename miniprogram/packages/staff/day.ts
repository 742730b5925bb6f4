/** Days as a date picker takes them, in the city's own time. */

const CITY_OFFSET = 8 * 60 * 60 * 1000

/** @param at epoch ms. @returns YYYY-MM-DD */
export function isoDay(at: number): string {
  return new Date(at + CITY_OFFSET).toISOString().slice(0, 10)
}

/** Half past five: a date given as a limit means the end of that day's office hours. */
const END_OF_OFFICE = 'T17:30:00+08:00'

/** @param day YYYY-MM-DD. @returns the end of that day's office hours, epoch ms. */
export function endOfDay(day: string): number {
  return Date.parse(day + END_OF_OFFICE)
}
