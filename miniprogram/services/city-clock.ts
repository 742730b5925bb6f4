import type { WorkingHours } from '../domain/kernel/time'

/**
 * The city's zone and office hours for what the phone writes and reads. They come with the session; until the very
 * first one has arrived the phone's own zone must do.
 */
let hours: WorkingHours | undefined

export function setCityHours(fresh: WorkingHours | undefined): void {
  if (fresh) hours = fresh
}

export function cityHours(): WorkingHours {
  return hours ?? { utcOffsetMinutes: -new Date().getTimezoneOffset(), spans: [] }
}
