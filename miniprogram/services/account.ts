import type { Profile, ProfileInput } from '../domain/api/account'
import { call, codeOf } from './call'
import { patchSession, refreshSession, whenSession } from './session'

/** Changes name, phone or elder mode; what shows them follows at once. */
export async function updateProfile(input: ProfileInput): Promise<Profile> {
  const profile = await call('account', 'updateProfile', input)
  patchSession({ profile })
  return profile
}

/**
 * Records that the privacy guide in force was agreed to.
 * @throws AppError `privacy_not_agreed` when it was changed meanwhile; the session then has the new version
 */
export async function agreePrivacy(): Promise<void> {
  const { city } = await whenSession()
  try {
    await call('account', 'agreePrivacy', { version: city.privacyVersion })
  } catch (error) {
    if (codeOf(error) === 'privacy_not_agreed') await refreshSession().catch(() => undefined)
    throw error
  }
  patchSession({ privacyAgreed: true })
}
