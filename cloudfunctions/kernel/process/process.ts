import type { ErrorCode } from '#domain/kernel/errors'
import type { ActionRow, Life, Refusal } from '#domain/kernel/life'
import type { SubjectKind } from '#domain/kernel/subject'
import type { Viewer } from '#domain/kernel/viewer'
import type { Reference } from '../../city/reference'
import type { Database, Store, TransactionStore } from '../platform/database'
import type { Moment } from './advance'
import type { Actor, EntryDetails, EntryDoc } from './documents'

/** What a document with a life carries, whatever kind it is. */
export interface Living {
  _id: string
  state: string
  /** Counts up with each entry of its history. */
  version: number
  /** When the state was last entered, epoch ms. */
  stateAt: number
  /** Who did the latest thing, so that whoever came second learns it. */
  lastEvent: { id: string; action: string; at: number; by: string }
}

/** One action on one thing, with all that it brings along. */
export interface GivenTo<Action extends string> {
  action: Action
  /** Whose `_id` it is. */
  id: string
  /** Made once per form; the same key again acts once. */
  key: string
  text?: string
}

/**
 * What the kernel needs of a kind of thing to let it live: its tables, who somebody is to it, and what its actions do.
 * `Brought` is what is read of what an action brings along, for example the records of files.
 */
export interface Process<Doc extends Living, Given extends GivenTo<string>, Brought = undefined> {
  kind: SubjectKind
  /** What people call it, in the sentence for whoever came second: 办件. */
  noun: string
  /** What those are told for whom it does not even exist. */
  notFound: ErrorCode
  life: Life<string, string, string>
  rows: Readonly<Record<string, ActionRow<string, string>>>
  /** Its documents, inside or outside a transaction. */
  documents(store: TransactionStore): {
    get(id: string): Promise<Doc | undefined>
    insert(doc: Doc): Promise<void>
    update(id: string, changes: Partial<Doc>): Promise<unknown>
  }
  /** @returns who did something, for everybody to read: never a person's name */
  labelOf(actor: Actor, reference: Reference): string
  /** Parties that are no colleagues: no history keeps a name of theirs, and they read no colleague's. */
  outsiders?: readonly string[]
  /** @returns whether an earlier version of the product stored it in a way that must be caught up with before anything is done */
  isBehind?(doc: Doc): boolean
  /** Brings it up; several at once do it once. */
  catchUp?(id: string, db: Database): Promise<void>
  /** @returns who the viewer is to it; empty for a stranger */
  partiesOf(viewer: Viewer, doc: Doc): readonly string[]
  /** @returns whether the viewer may learn that it exists */
  isKnownTo(viewer: Viewer, doc: Doc): boolean
  /** What the tables cannot say: windows, and what must (not) have happened before. */
  refuses?(given: Given, doc: Doc, now: number, parties: readonly string[]): Refusal | undefined
  /** @returns what it brings for citizens to read besides its text: input path -> words */
  words?(given: Given): Record<string, string>
  /** Reads what an action that may be done brings along. @param openid of whoever acts; empty for the system */
  bring(given: Given, openid: string, store: TransactionStore): Promise<Brought>
  /** @throws AppError when the action does not bring what its row asks for besides text */
  requireComplete?(given: Given, doc: Doc, brought: Brought, moment: Moment): void
  /** What it changes besides state, version, time and the latest entry. */
  effects?(given: Given, doc: Doc, to: Doc['state'], brought: Brought, moment: Moment): Partial<Doc>
  /** The fields that follow from the others; set anew by every write. */
  derived?(doc: Doc): Partial<Doc>
  /** What the history keeps of it beyond who did what when. */
  details?(given: Given, doc: Doc, brought: Brought): Partial<EntryDetails>
  /**
   * More reads and writes of the same transaction. Before the first step the thing itself is not stored yet.
   * @param outside for questions, which a transaction does not answer
   * @returns further changes of the thing
   */
  also?(
    step: { given: Given; before: Doc; after: Doc; brought: Brought },
    inside: TransactionStore,
    outside: Store,
  ): Promise<Partial<Doc>>
}

/** What came of an action. */
export interface Outcome<Doc> {
  /** The thing as it is now. */
  doc: Doc
  /** The new entry of its history; missing when this very action was done before. */
  entry?: EntryDoc
}
