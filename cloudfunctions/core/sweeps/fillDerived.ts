import { derivedFields } from '../case/effects'
import type { WorkContext } from '../context'

/** Cases of one run; the next run takes the rest. */
const BATCH = 500

/**
 * Gives cases that an earlier version of the product stored the fields that follow from others and were not there yet, so that an update needs
 * no step by hand. Finds none, on an index, once all have them.
 * @returns how many it gave them to
 */
export async function fillDerived({ repos }: WorkContext): Promise<number> {
  const found = await repos.cases.withoutDerived(BATCH)
  for (const one of found) {
    const children = await repos.cases.count({ parentId: one._id })
    await repos.cases.updateUnchanged(one, { ...derivedFields(one), children })
  }
  return found.length
}
