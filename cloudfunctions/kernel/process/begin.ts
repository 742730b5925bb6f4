import { AppError } from '#domain/kernel/errors'
import type { Moment } from './advance'
import { advance } from './advance'
import type { Actor, EntryDoc } from './documents'
import type { GivenTo, Living, Process } from './process'
import { requireComplete } from './require-complete'

/** A first step, and those that the system takes right after it. */
export interface FirstStep<Given, Brought> {
  given: Given
  actor: Actor
  entryId: string
  brought: Brought
}

/**
 * The beginning of a life, through the same rows and rules as every later step. Nothing is written: the caller inserts
 * the document and its entries in one transaction.
 * @param born the document before anything happened: `state` is empty and `version` 0
 */
export function begin<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  born: Doc,
  steps: readonly FirstStep<Given, Brought>[],
  moment: Moment,
): { doc: Doc; entries: EntryDoc[] } {
  const entries: EntryDoc[] = []
  let doc = born
  for (const { given, ...step } of steps) {
    const to =
      doc.version === 0 ? firstState(process, given) : process.life.nextState(given.action, doc.state)
    if (to === undefined)
      throw new AppError('internal', { detail: `${given.action} begins no ${process.kind}` })
    requireComplete(process, given, doc, step.brought, moment)
    const { after, entry } = advance(process, doc, given, { ...step, to }, moment)
    entries.push(entry)
    doc = after
  }
  return { doc, entries }
}

/** An action that comes from no state is one that begins. */
function firstState<Doc extends Living, Given extends GivenTo<string>, Brought>(
  { rows }: Process<Doc, Given, Brought>,
  { action }: Given,
): string | undefined {
  const row = rows[action]
  return row && row.from.length === 0 && row.to !== 'same' ? row.to : undefined
}
