import type { SubjectRef } from '#domain/kernel/subject'
import type { Reference } from '../../city/reference'
import type { PersonDoc } from '../documents'
import type { WorkContext } from '../context'
import type { Outcome } from '../outbox/failures'
import type { Notice } from '../outbox/notice'
import type { Subject } from '../outbox/subject'

/** One message to one recipient. */
export interface Message<Body> {
  /** Derived from what is told, channel and recipient: however often it is planned, it is one message. */
  id: string
  sourceId: string
  subject: SubjectRef
  /** openid, or the department of a group. */
  to: string
  body: Body
}

export interface Sent {
  outcome: Outcome
  /** The receiver's own answer, for the record. */
  code: number
}

/**
 * One way to reach people. A new one is one file with this interface and one line in `channels/index.ts`; rules and
 * notices do not know of it.
 */
export interface Channel<Body> {
  /** As `deliveries` records it. */
  name: string
  /**
   * `itself`: sending writes one row of the message's id, and a second time changes nothing. `delivery`: sending cannot
   * be taken back or repeated, so it is written down before and after.
   */
  record: 'itself' | 'delivery'
  /** @returns what this channel makes of a notice for these people, perhaps nothing */
  plan(notice: Notice, subject: Subject, people: readonly PersonDoc[], source: Source): Message<Body>[]
  /** Has a time limit of its own. */
  send(message: Message<Body>, context: WorkContext): Promise<Sent>
  /** Called at the end of a run in which it sent something. */
  afterRun?(context: WorkContext): void
}

export interface Source {
  /** What the notices come from: an event, or an entry of the outbox. */
  sourceId: string
  /** The city, for example its departments. */
  reference: Reference
}
