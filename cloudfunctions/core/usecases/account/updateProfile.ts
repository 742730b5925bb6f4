import type { Profile, ProfileInput } from '../../../../miniprogram/domain/api/account'
import { withAreaCode } from '../../../../miniprogram/domain/kernel/phone-number'
import type { UseCase } from '../../context'
import { checkContent } from '../../case/content'
import { profileOf } from './session'
import { updatePerson } from './updatePerson'

/** Changes what was given and leaves the rest. */
export const updateProfile: UseCase<ProfileInput, Profile> = async (input, context) => {
  const { name, elderMode } = input
  const phone = input.phone && withAreaCode(input.phone, (await context.reference()).city.areaCode)
  if (name) await checkContent({ name }, context)
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(elderMode === undefined ? {} : { elderMode }),
  }
  if (Object.keys(changes).length > 0) await updatePerson(changes, context)
  return profileOf({ ...context.person, ...changes })
}
