import type { CategoryChoice, ReportForm } from '#domain/api/case'
import { TEXT_LIMITS } from '#domain/kernel/text/length'
import type { CategoryDoc } from '../../city/documents'
import type { Reference } from '../../city/reference'
import { LIMITS } from '../../kernel/contract/limits'
import { idOf } from '../../kernel/ids'

const known = new WeakMap<Reference, VersionedForm>()
type VersionedForm = ReportForm & { version: string }

/** @returns what the report form is built from; its version changes whenever any of it does */
export function reportFormOf(reference: Reference): VersionedForm {
  const made = known.get(reference) ?? make(reference)
  known.set(reference, made)
  return made
}

const VERSION_LENGTH = 12

function make({ categories, towns }: Reference): VersionedForm {
  const { photos, videoSeconds } = LIMITS
  const { min: textMin, max: textMax } = TEXT_LIMITS.description
  const form = {
    categories: categories.map(choiceOf),
    towns: towns.map(({ _id, name, point }) => {
      const [longitude, latitude] = point.coordinates
      return { id: _id, name, point: { longitude, latitude } }
    }),
    limits: { photos, videoSeconds, textMin, textMax },
  }
  return { ...form, version: idOf('form', JSON.stringify(form)).slice(0, VERSION_LENGTH) }
}

function choiceOf({ _id, danger, ...category }: CategoryDoc): CategoryChoice {
  const { name, icon, type, example, questions, mayBePublic } = category
  return { id: _id, name, icon, type, example, ...(danger ? { danger } : {}), questions, mayBePublic }
}
