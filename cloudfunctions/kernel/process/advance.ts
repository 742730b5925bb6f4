import type { Reference } from '../../city/reference'
import type { Actor, EntryDoc } from './documents'
import { newEntry } from './entry'
import type { GivenTo, Living, Process } from './process'

/** When something happens, and the city that it happens in. */
export interface Moment {
  now: number
  reference: Reference
}

/** A step that was allowed: where it leads, who takes it, and what it brought along. */
export interface Allowed<Doc extends Living, Brought> {
  to: Doc['state']
  actor: Actor
  entryId: string
  brought: Brought
}

export interface Step<Doc> {
  changes: Partial<Doc>
  after: Doc
  entry: EntryDoc
}

/**
 * One step of a life, as pure data: what changes and what the history says of it. Nothing else makes an entry of a
 * history.
 */
export function advance<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  doc: Doc,
  given: Given,
  { to, actor, entryId, brought }: Allowed<Doc, Brought>,
  moment: Moment,
): Step<Doc> {
  const { now, reference } = moment
  const { action } = given
  const version = doc.version + 1
  const own: Partial<Living> = {
    state: to,
    version,
    ...(to === doc.state ? {} : { stateAt: now }),
    lastEvent: { id: entryId, action, at: now, by: process.labelOf(actor, reference) },
  }
  const changes = derived(process, doc, {
    ...process.effects?.(given, doc, to, brought, moment),
    ...own,
  } as Partial<Doc>)
  const subject = { kind: process.kind, id: doc._id }
  const start = { _id: entryId, subject, version, at: now, action, from: doc.state, to, actor }
  const entry = newEntry(start, process.details?.(given, doc, brought))
  return { changes, after: { ...doc, ...changes }, entry }
}

/** @returns the changes with the fields that follow from them */
export function derived<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  doc: Doc,
  changes: Partial<Doc>,
): Partial<Doc> {
  return { ...changes, ...process.derived?.({ ...doc, ...changes }) }
}
