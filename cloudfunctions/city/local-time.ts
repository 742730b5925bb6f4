import { formatTime } from '#domain/kernel/time'
import type { Reference } from './reference'

/** @returns 11-23 14:05 in the city's time */
export function localTime(at: number, { city }: Pick<Reference, 'city'>): string {
  return formatTime(at, city.workingHours, 'shortMoment')
}
