import type { WorkingHours } from '../domain/kernel/time'

/** All of China has one zone. A phone may be set to another, so its own would be the worse guess. */
const UNTIL_KNOWN: WorkingHours = { utcOffsetMinutes: 480, spans: [] }

/**
 * The city's zone and office hours for what the phone writes and reads. They come with the session, and the last
 * session's are there from the first frame.
 */
let hours = UNTIL_KNOWN

export function setCityHours(fresh: WorkingHours | undefined): void {
  if (fresh) hours = fresh
}

export function cityHours(): WorkingHours {
  return hours
}
