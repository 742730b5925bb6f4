import type { UseCases } from '../../../kernel/contract/contract'
import { agreePrivacy } from './agree-privacy'
import { inbox, readInbox } from './inbox'
import { recordSubscription } from './record-subscription'
import { start } from './start'
import { updateProfile } from './update-profile'

export const accountUseCases: UseCases<'account'> = {
  start,
  updateProfile,
  agreePrivacy,
  recordSubscription,
  inbox,
  readInbox,
}
