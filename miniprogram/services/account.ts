import type { Page } from '../domain/api/common'
import type { InboxMessage, Profile, ProfileInput } from '../domain/api/account'
import { call } from './call'
import { currentSession, patchSession } from './session'

/** Changes name, phone or elder mode; what shows them follows at once. */
export async function updateProfile(input: ProfileInput): Promise<Profile> {
  const profile = await call('account', 'updateProfile', input)
  patchSession({ profile })
  return profile
}

/** Records that the privacy guide of the current version was agreed to. */
export async function agreePrivacy(): Promise<void> {
  const version = currentSession()?.privacyVersion
  if (version === undefined) return
  await call('account', 'agreePrivacy', { version })
  patchSession({ privacyAgreed: true })
}

export function inbox(cursor?: string): Promise<Page<InboxMessage>> {
  return call('account', 'inbox', cursor === undefined ? {} : { cursor })
}

/** @param upTo epoch ms of the newest message that was shown */
export async function readInbox(upTo: number): Promise<void> {
  await call('account', 'readInbox', { upTo })
  patchSession({ unread: 0 })
}
