import { isWorkday } from 'chinese-days'

/**
 * Chinese public holidays and make-up days (调休) as the State Council publishes them each autumn for the next
 * year. The package knows 2004 to 2026; in years it does not know yet only weekends are days off, and a promise
 * over a holiday comes out too early, never too late. Update the package when the next year is announced.
 * @param day YYYY-MM-DD, a date in China
 */
export function isWorkingDay(day: string): boolean {
  // Noon, because the package mixes local and UTC dates: at noon both are the same day in every zone.
  return isWorkday(`${day}T12:00:00`)
}
