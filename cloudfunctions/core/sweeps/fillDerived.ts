import type { CaseDoc } from '../../database/documents'
import { isIn } from '../../../miniprogram/domain/case/workflow'
import { canBeContacted, promiseFor } from '../case/clocks'
import { derivedFields } from '../case/effects'
import type { WorkContext } from '../context'
import type { Reference } from '../repositories/reference'
import { markedBy, warningsOf } from './warn'

/** Cases of one run; the next run takes the rest. */
const BATCH = 500

/**
 * Gives cases that an earlier version of the product stored the fields that follow from others and were not there yet, so that an update needs
 * no step by hand. Finds none, on an index, once all have them.
 * @returns how many it gave them to
 */
export async function fillDerived({ repos, reference, now }: WorkContext): Promise<number> {
  const found = await repos.cases.withoutDerived(BATCH)
  for (const one of found) {
    const children = await repos.cases.count({ parentId: one._id })
    const promises = promiseFields(one, await reference(), now)
    await repos.cases.updateUnchanged(one, {
      ...promises,
      ...derivedFields({ ...one, ...promises }),
      children,
    })
  }
  return found.length
}

/**
 * What the promises of the first release lack. Nobody watched first contact then: what is late with it already is shown
 * so, and not told to everybody on the day of the update.
 */
function promiseFields(found: CaseDoc, reference: Reference, now: number): Partial<CaseDoc> {
  const clocks = canBeContacted(found.reporter) ? found.clocks : { ...found.clocks, contactDue: 0 }
  const contact = warningsOf({ ...found, clocks }, now).filter(({ clock }) => clock.kind === 'contact')
  const { contactWarned } = markedBy(contact, found)
  return { clocks, contactWarned, assumedFrom: assumedFromOf(found, reference) }
}

function assumedFromOf(found: CaseDoc, reference: Reference): number {
  const category = reference.category(found.categoryId)
  if (!category || isIn('finished', found.state)) return 0
  const subject = { ...category, type: found.type, urgency: found.urgency }
  return promiseFor(reference, subject, found.promisedAt).assumedFrom
}
