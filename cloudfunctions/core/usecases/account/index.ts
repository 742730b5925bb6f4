import type { UseCases } from '../../contracts/contract'
import { agreePrivacy } from './agreePrivacy'
import { inbox, readInbox } from './inbox'
import { recordSubscription } from './recordSubscription'
import { start } from './start'
import { updateProfile } from './updateProfile'

export const accountUseCases: UseCases<'account'> = {
  start,
  updateProfile,
  agreePrivacy,
  recordSubscription,
  inbox,
  readInbox,
}
