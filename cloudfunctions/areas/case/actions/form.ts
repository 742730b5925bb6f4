import type { CategoryChoice, ReportForm } from '#domain/api/case'
import type { CategoryDoc } from '../../../city/documents'
import type { UseCase } from '../../../kernel/context'
import { TEXT_LIMITS } from '#domain/kernel/text/length'
import { LIMITS } from '../../../kernel/contract/limits'

function choiceOf({ _id, danger, ...category }: CategoryDoc): CategoryChoice {
  const { name, icon, type, example, questions, mayBePublic } = category
  return { id: _id, name, icon, type, example, ...(danger ? { danger } : {}), questions, mayBePublic }
}

/** What the report form is built from. */
export const form: UseCase<object, ReportForm> = async (_input, { reference }) => {
  const { categories, towns } = await reference()
  const { photos, videoSeconds } = LIMITS
  const { min: textMin, max: textMax } = TEXT_LIMITS.description
  return {
    categories: categories.map(choiceOf),
    towns: towns.map(({ _id, name, point }) => {
      const [longitude, latitude] = point.coordinates
      return { id: _id, name, point: { longitude, latitude } }
    }),
    limits: { photos, videoSeconds, textMin, textMax },
  }
}
