import type { Profile, ProfileInput } from '#domain/api/account'
import { withAreaCode } from '#domain/kernel/phone-number'
import type { UseCase } from '../../../kernel/context'
import { checkContent } from '../../../kernel/content'
import { requirePrivacy } from '../../../kernel/privacy'
import { profileOf } from '../session'
import { updatePerson } from '../update-person'

/**
 * Changes what was given and leaves the rest.
 * @throws AppError `privacy_not_agreed` for a name or a number of somebody who did not agree; taking either away is free
 */
export const updateProfile: UseCase<ProfileInput, Profile> = async (input, context) => {
  const { name, elderMode } = input
  const phone = input.phone && withAreaCode(input.phone, (await context.reference()).city.areaCode)
  if (name || phone) await requirePrivacy(context.person, context)
  if (name) await checkContent({ name }, context)
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(elderMode === undefined ? {} : { elderMode }),
  }
  if (Object.keys(changes).length > 0) await updatePerson(changes, context)
  return profileOf({ ...context.person, ...changes })
}
