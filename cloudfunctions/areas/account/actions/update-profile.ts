import type { Profile, ProfileInput } from '#domain/api/account'
import { isStaff } from '#domain/case/permissions'
import { AppError } from '#domain/kernel/errors'
import { withAreaCode } from '#domain/kernel/phone-number'
import type { UseCase } from '../../../kernel/context'
import { checkContent } from '../../../kernel/content'
import { requirePrivacy } from '../../../kernel/privacy'
import { profileOf } from '../session'
import { updatePerson } from '../update-person'

const STAFF_NAME = '工作人员的姓名由管理员填写，如有变化请联系管理员'

/**
 * Changes what was given and leaves the rest. The history shows colleagues who did what, so staff do not name themselves:
 * the administrator does, together with the role.
 * @throws AppError `forbidden` for another name of somebody on the staff, `privacy_not_agreed` for a name or a number of
 *   somebody who did not agree; taking either away is free
 */
export const updateProfile: UseCase<ProfileInput, Profile> = async (input, context) => {
  const { name, elderMode } = input
  if (name !== undefined && name !== context.person.name && isStaff(context.person))
    throw new AppError('forbidden', { text: STAFF_NAME, fields: { name: STAFF_NAME } })
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
