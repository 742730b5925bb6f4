import type { Role } from '#domain/kernel/viewer'
import type { SubjectRef } from '#domain/kernel/subject'
import type { EntryDoc } from './process/documents'
import type { Notice } from './outbox/notice'

/** Documents as they are stored. Times are epoch ms unless they say otherwise. */

/** A point as the database indexes it. */
export interface GeoPoint {
  type: 'Point'
  /** [longitude, latitude], GCJ-02. */
  coordinates: [number, number]
}

/** `people`: anyone who opened the mini program; `_id` is the openid. */
export interface PersonDoc {
  _id: string
  roles: Role[]
  departmentId?: string
  name: string
  phone: string
  elderMode: boolean
  privacyVersion: string
  /** One-time subscribe messages left, by template id; the send result is the truth and corrects it. */
  credits: Record<string, number>
  /** How many of them are kept for which thing, by its id and template; see people/kept-messages.ts. */
  kept?: Record<string, Record<string, number>>
  inboxReadTo: number
  createdAt: number
  active: boolean
  /** What they did lately of what is limited, by what it is; see people/turns.ts. */
  turns?: Record<string, Turns>
}

export interface Turns {
  /** Counts up with each turn, so that of two at the same moment one is first. */
  taken: number
  /** The latest, oldest first. */
  latest: Turn[]
}
export interface Turn {
  /** Names what was done: the same again is no second turn. */
  id: string
  at: number
  /** Two turns with the same are alike. */
  like?: string
}

/**
 * `deliveries`: one per source, recipient and channel; `_id` is derived from them, so nothing is sent twice.
 * `sending` is written before the call, so that a worker that dies in between leaves a trace.
 */
export interface DeliveryDoc {
  _id: string
  /** The event or outbox entry that it tells of. */
  eventId: string
  subject?: SubjectRef
  /** In place of `subject` in rows of the first release. */
  caseId?: string
  at: number
  /** The name of one of kernel/channels. */
  channel: string
  /** openid, or the department of a robot. */
  to: string
  /** `waiting` is tried again; `unknown` may have arrived, and is not. */
  state: 'sending' | 'waiting' | 'sent' | 'refused' | 'failed' | 'unknown'
  /** WeChat's answer; 0 while there is none. */
  code: number
}

/** `inbox`: what the app itself shows to a person. */
export interface InboxDoc {
  _id: string
  openid: string
  at: number
  title: string
  text: string
  subject?: SubjectRef
  /** In place of `subject` in rows of the first release. */
  caseId?: string
}

/** `outbox`: what is to be told without an event; written in the transaction that makes it true. */
export interface OutboxDoc {
  _id: string
  subject: SubjectRef
  at: number
  notices: Notice[]
  /** 0 when it is done; else when to try next. */
  outboxAt: number
  outboxTries: number
  /** How far a large audience has been told, and whether something failed on the way. */
  outboxAfter?: string
  outboxFailed?: boolean
}

/** `robot_messages`: what waits for a department's group robot; `_id` is derived from what it tells of and the department. */
export interface RobotMessageDoc {
  _id: string
  /** The event or outbox entry that it tells of. */
  sourceId: string
  subject: SubjectRef
  departmentId: string
  /** 0 goes before everything else. */
  rank: 0 | 1
  at: number
  title: string
  /** The whole message, when it is sent alone. */
  content: string
  /** What a digest says of it. */
  number: string
  many: string
  due?: { at: number; to: string }
  /**
   * Final are only states in which a person could see it: in the group, or in the inbox instead. `sending` is written before
   * the call: it may be in the group, and is not sent again.
   */
  state: 'waiting' | 'sending' | 'replacing' | 'sent' | 'replaced'
  /** The message that covers it: its own id when it is sent alone; empty while it waits. */
  digestId: string
}

/** `robots`: how a department's group robot is doing; `_id` is the department. */
export interface RobotDoc {
  _id: string
  /** When a worker must look at it; 0 when nothing waits. */
  wakeAt: number
  /** Until then one worker has it for itself. */
  leaseUntil: number
  /** Until then nothing is sent, because it failed. */
  notBefore: number
  /** In a row. */
  failures: number
  /** When the last messages were sent, oldest first, at most as many as a minute allows. */
  sentAt: number[]
}

/** What each collection holds. */
export interface KernelDocuments {
  people: PersonDoc
  deliveries: DeliveryDoc
  inbox: InboxDoc
  history: EntryDoc
  outbox: OutboxDoc
  robots: RobotDoc
  robot_messages: RobotMessageDoc
}
