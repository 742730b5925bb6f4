import type { StaffChoices } from '#domain/api/staff'
import type { UseCase } from '../../../kernel/context'

/** What the action sheets let one choose from. */
export const choices: UseCase<object, StaffChoices> = async (_input, { reference }) => {
  const { departments, city } = await reference()
  return {
    departments: departments.map(({ _id, name }) => ({ id: _id, name })),
    reasons: city.reasons,
  }
}
