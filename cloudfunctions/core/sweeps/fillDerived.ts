import type { CaseDoc } from '../../database/documents'
import { derivedFields } from '../case/effects'
import { followersOf } from '../case/followers'
import { GENERATION } from '../case/generation'
import type { WorkContext } from '../context'
import { logFailure } from '../log'
import { chunksOf } from '../repositories/chunks'

/** Cases of one run, the newest first; the next run takes the rest. */
const BATCH = 500
const AT_ONCE = 10

/**
 * Gives cases that an earlier version of the product stored the fields that follow from others, as the rules are now, so
 * that an update needs no step by hand. Finds none, on an index, once all have them.
 * @returns how many it gave them to
 */
export async function fillDerived(context: WorkContext): Promise<number> {
  const found = await context.repos.cases.ofEarlierGenerations(BATCH)
  let filled = 0
  for (const some of chunksOf(found, AT_ONCE)) {
    const done = await Promise.all(some.map(({ _id }) => fillSafely(_id, context)))
    filled += done.filter(Boolean).length
  }
  return filled
}

/** One that cannot be filled must not keep the others waiting. */
async function fillSafely(caseId: string, context: WorkContext): Promise<boolean> {
  try {
    await fill(caseId, context)
    return true
  } catch (error) {
    logFailure('clock', caseId, error)
    return false
  }
}

/** In a transaction: whoever acts on the case or supports it meanwhile is not undone. */
function fill(caseId: string, { repos }: WorkContext): Promise<void> {
  return repos.transaction(async (inside) => {
    const found = await inside.cases.get(caseId)
    if (!found) return
    const children = await repos.cases.count({ parentId: caseId })
    const supports = children > 0 ? await recounted({ ...found, children }, repos) : found.supports
    const whole = { ...found, children, supports }
    await inside.cases.update(caseId, { ...derivedFields(whole), children, supports, generation: GENERATION })
  })
}

async function recounted(found: CaseDoc, repos: WorkContext['repos']): Promise<number> {
  return (await followersOf([found], repos)).size
}
