import { settingsStore } from '../city/settings'
import type { CityDoc } from '../city/documents'
import type { PersonDoc } from './documents'
import { AppError } from '#domain/kernel/errors'
import type { WorkContext } from './context'
import { personStore } from './people/store'

/** @returns whether the person agreed to the guide that is in force; an agreement to an earlier one no longer counts. */
export function hasAgreed(person: PersonDoc, city: CityDoc): boolean {
  return person.privacyVersion !== '' && person.privacyVersion === city.privacyVersion
}

/**
 * Nobody is refused by settings or by a person's document that may be a minute old: whoever agreed through one instance
 * would be asked again by another, in vain. A new guide itself reaches every instance within that minute.
 * @throws AppError `privacy_not_agreed`
 */
export async function requirePrivacy(person: PersonDoc, { db, reference }: WorkContext): Promise<void> {
  if (hasAgreed(person, (await reference()).city)) return
  const [city, now] = await Promise.all([settingsStore(db).city(), personStore(db).get(person._id)])
  if (!hasAgreed(now ?? person, city)) throw new AppError('privacy_not_agreed')
}
