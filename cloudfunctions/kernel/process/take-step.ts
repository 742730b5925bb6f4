import type { Store, TransactionStore } from '../platform/database'
import type { Allowed, Moment, Step } from './advance'
import { advance, derived } from './advance'
import type { GivenTo, Living, Process } from './process'
import { requireComplete } from './require-complete'

/**
 * One step that may be taken, with what it brings along and what else it touches, inside a transaction. What it touches
 * is written; the thing itself and its entry are left to the caller.
 * @throws AppError when it does not bring what its row asks for
 */
export async function takeStep<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  doc: Doc,
  given: Given,
  allowed: Omit<Allowed<Doc, Brought>, 'brought'>,
  { inside, outside, moment }: { inside: TransactionStore; outside: Store; moment: Moment },
): Promise<Step<Doc>> {
  const brought = await process.bring(given, allowed.actor.openid, inside)
  requireComplete(process, given, doc, brought, moment)
  const step = advance(process, doc, given, { ...allowed, brought }, moment)
  const more = await process.also?.({ given, before: doc, after: step.after, brought }, inside, outside)
  if (!more) return step
  const changes = derived(process, doc, { ...step.changes, ...more })
  return { ...step, changes, after: { ...doc, ...changes } }
}
