import type { Submitted, SubmitInput } from '#domain/api/case'
import { isIn } from '#domain/case/workflow'
import { publicPoint } from '#domain/kernel/shown-place'
import type { WorkContext } from '../../kernel/context'
import type { Turn } from '../../kernel/documents'
import { idOf } from '../../kernel/ids'
import type { CaseDoc } from './documents'
import { caseStore } from './store'

/** @returns the same for the same words about the same kind of thing at the same place, to about 110 m */
export function likenessOf({ text, categoryId, place }: SubmitInput): string {
  const { longitude, latitude } = publicPoint(place.point, false)
  return idOf('like', text.replace(/\s/g, ''), categoryId, `${longitude},${latitude}`)
}

/**
 * Two taps with a new form between them are two reports, which both go on: nobody but the reporter can say that they are
 * one, so the reporter is told.
 * @param turns the person's latest reports, this one among them
 * @returns the latest earlier report that is just like this one and is still worked on
 */
export async function twinOf(
  { _id }: CaseDoc,
  turns: readonly Turn[],
  { db }: WorkContext,
): Promise<Submitted['twin']> {
  const own = turns.findIndex(({ id }) => id === _id)
  const like = turns[own]?.like
  const alike = turns.slice(0, Math.max(own, 0)).filter((turn) => like !== undefined && turn.like === like)
  const twin = alike.at(-1)
  const found = twin && (await caseStore(db).get(twin.id))
  return found && isIn('open', found.state)
    ? { caseId: found._id, number: found.number, at: found.submittedAt }
    : undefined
}
