import { endOfOffice, localDay } from '../../../domain/kernel/time'
import { cityHours } from '../../../services/city-clock'

/** Days as a date picker takes them, in the city's own time. */

/** @param at epoch ms. @returns YYYY-MM-DD */
export function isoDay(at: number): string {
  return localDay(at, cityHours())
}

/**
 * A date given as a limit means the end of that day's office hours.
 * @param day YYYY-MM-DD. @returns epoch ms
 */
export function endOfDay(day: string): number {
  return endOfOffice(day, cityHours())
}
