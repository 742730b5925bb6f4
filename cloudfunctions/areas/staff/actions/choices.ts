import type { EarlierChoices, StaffChoices } from '#domain/api/staff'
import type { UseCase } from '../../../kernel/context'

/** What the action sheets let one choose from. */
export const choices: UseCase<object, StaffChoices & EarlierChoices> = async (_input, { reference }) => {
  const { departments, city } = await reference()
  const { reject, handBack, close, extension } = city.reasons
  return {
    departments: departments.map(({ _id, name }) => ({ id: _id, name })),
    reasons: city.reasons,
    rejectReasons: reject,
    handBackReasons: handBack,
    closeReasons: close,
    extensionReasons: extension,
  }
}
