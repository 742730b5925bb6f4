import calendar from 'chinese-days/dist/chinese-days.json'

/**
 * Chinese public holidays and make-up days (调休) as the State Council publishes them each autumn for the next
 * year. The package knows 2004 to 2026; in years it does not know yet only weekends are days off, so a promise
 * over a holiday comes out too early, never too late. Update the package when the next year is announced.
 *
 * Its data is read here rather than its functions, whose answer depends on the time zone of the process.
 */
const holidays: Record<string, string> = calendar.holidays
const makeUpDays: Record<string, string> = calendar.workdays

/** @param day YYYY-MM-DD, a date in China. */
export function isWorkingDay(day: string): boolean {
  if (day in makeUpDays) return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !(day in holidays)
}
