import type { Reference } from '../../city/reference'
import { actorLabel } from './actor'
import type { Actor, EntryDoc } from './documents'
import { newEntry } from './entry'
import type { GivenTo, Living, Process } from './process'

/** Where and when a step happens. */
export interface Moment {
  now: number
  reference: Reference
}

export interface Step<Doc> {
  doc: Doc
  changes: Partial<Doc>
  entry: EntryDoc
}

/**
 * One step of a life, as pure data: what changes and what the history says of it. Nothing else makes an entry of a history.
 * @param to the state that it leads to
 */
export function advance<Doc extends Living, Given extends GivenTo<string>>(
  process: Process<Doc, Given>,
  doc: Doc,
  given: Given,
  { to, actor, entryId }: { to: Doc['state']; actor: Actor; entryId: string },
  { now, reference }: Moment,
): Step<Doc> {
  const { action } = given
  const by = actorLabel(actor, reference)
  const version = doc.version + 1
  const own: Partial<Living> = {
    state: to,
    version,
    ...(to === doc.state ? {} : { stateAt: now }),
    lastEvent: { id: entryId, action, at: now, by },
  }
  const changed = { ...process.effects?.(given, doc, to, now, reference), ...own } as Partial<Doc>
  const after = { ...doc, ...changed }
  const changes = { ...changed, ...process.derived?.(after) }
  const subject = { kind: process.kind, id: doc._id }
  const entry = newEntry(
    { _id: entryId, subject, version, at: now, action, from: doc.state, to, actor },
    process.details?.(given, doc),
  )
  return { doc: { ...doc, ...changes }, changes, entry }
}
