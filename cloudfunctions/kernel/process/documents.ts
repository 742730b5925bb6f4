import type { SubjectRef } from '#domain/kernel/subject'
import type { AttachedMedia } from '../media-ref'

/** Who did something, as the history keeps it. */
export interface Actor {
  /** Empty for the system. */
  openid: string
  /** Who they were to the thing. */
  party: string
  /** For colleagues; a citizen stays without a name. */
  name: string
  departmentId: string
}

/** What an entry tells beyond who did what when; a kind of thing adds its own. */
export interface EntryDetails {
  text: string
  media: AttachedMedia[]
  /** Staff only. */
  internal: boolean
}

/**
 * `history`: one entry for each action on anything that has a life, written in the transaction that changes it; also
 * what its messages follow from.
 */
export interface EntryDoc<
  Action extends string = string,
  State extends string = string,
> extends EntryDetails {
  /** Derived from the thing, the actor and the action's key: a retry cannot write it twice. */
  _id: string
  subject: SubjectRef
  /** The thing's version after it. */
  version: number
  at: number
  action: Action
  /** Empty for the first. */
  from: State | ''
  to: State
  actor: Actor
  /** 0 when its messages are done; else when to try next. */
  outboxAt: number
  outboxTries: number
  /** How far a large audience has been told, and whether something failed on the way. */
  outboxAfter?: string
  outboxFailed?: boolean
}
