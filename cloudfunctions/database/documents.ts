import type {
  CaseType,
  Channel,
  Clocks,
  Grade,
  MediaCheck,
  MediaFile,
  Point,
  Role,
  Solved,
  Urgency,
} from '../../miniprogram/domain/case/types'
import type { CaseAction, CaseState, Party } from '../../miniprogram/domain/case/workflow'
import type { TimeLimit } from '../../miniprogram/domain/case/deadlines'
import type { Service } from '../../miniprogram/domain/api/city'
import type { TemplateIds } from '../../miniprogram/domain/api/account'
import type { SubjectRef } from '../../miniprogram/domain/kernel/subject'
import type { Notice } from '../core/notifications/notice'

/** Documents as they are stored, one type per collection. Times are epoch ms unless they say otherwise. */

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
  inboxReadTo: number
  createdAt: number
  active: boolean
}

/** `departments` */
export interface DepartmentDoc {
  _id: string
  name: string
  shortName: string
  phone: string
  emergency: boolean
  /** Key of its WeCom group robot; empty when it has none. Never leaves the server. */
  robotKey: string
  order: number
}

/** `categories` */
export interface CategoryDoc {
  _id: string
  name: string
  icon: string
  order: number
  type: CaseType
  urgency: Urgency
  leadDepartmentId: string
  coDepartmentIds: string[]
  /** Overrides the limit by type and urgency, for example 4 working hours for exposed rubbish. */
  limit?: TimeLimit
  /** Something one can see: answering and closing need an after-photo. */
  physical: boolean
  mayBePublic: boolean
  /** Goes to the department without a dispatcher; otherwise it waits for review. */
  autoDispatch: boolean
  /** Words in a citizen's text that point here; weight counts. */
  keywords: string[]
  example: string
  danger?: { question: string; phone: string; phoneName: string }
  questions: { id: string; text: string; choices: string[] }[]
}

/** `towns`: 镇街 */
export interface TownDoc {
  _id: string
  name: string
  point: GeoPoint
  order: number
}

/** `settings`: one document `city`; everything that differs between cities and is not a list of its own. */
export interface CityDoc {
  _id: 'city'
  name: string
  center: Point
  /** A report farther than this from every town centre is outside the city, metres. */
  reachMetres: number
  phones: { name: string; number: string }[]
  notice?: { text: string; url?: string }
  announcements: { id: string; title: string; at: number }[]
  privacyVersion: string
  templates: TemplateIds
  /** Working hours as minutes of the local day, and the zone's offset from UTC in minutes. */
  workingHours: { utcOffsetMinutes: number; spans: [number, number][] }
  limits: {
    sign: TimeLimit
    contact: TimeLimit
    byType: Record<CaseType, TimeLimit>
    byUrgency: Record<Urgency, TimeLimit>
  }
  reasons: Record<'reject' | 'handBack' | 'close' | 'extension', { id: string; name: string }[]>
  serviceGroups: { id: string; name: string; services: Service[] }[]
  /** Ids of the services on the first page. */
  homeServices: string[]
}

export interface StoredMedia extends MediaFile {
  check: MediaCheck
}

/**
 * `cases`. `_id` is derived from the reporter and the submission's idempotency key, so that a retry finds the
 * same case; `number` is unique by index.
 */
export interface CaseDoc {
  _id: string
  number: string
  state: CaseState
  /** Counts up with each event. */
  version: number
  type: CaseType
  channel: Channel
  categoryId: string
  urgency: Urgency
  physical: boolean
  text: string
  place: { address: string; townId: string; point: GeoPoint }
  media: StoredMedia[]
  answers: Record<string, string>
  reporter: { openid: string; name: string; phone: string; anonymous: boolean }
  leadDepartmentId: string
  coDepartmentIds: string[]
  clocks: Clocks
  /** The clock that runs now, for queues and sweeps; 0 when none does. */
  dueAt: number
  /** When the timer must look at it next (a warning, a reminder, the archive); 0 when never. See core/case/clocks.ts. */
  sweepAt: number
  /** Where on which map it is found, see core/case/mapCells.ts; empty while no map shows it. */
  mapCells: string[]
  /** Since when the promises count: the submission, or the latest reopening. */
  promisedAt: number
  /** Since when the resolve clock stands still; 0 when it runs. */
  pausedAt: number
  submittedAt: number
  signedAt: number
  contactedAt: number
  repliedAt: number
  closedAt: number
  /** When the state was last entered. */
  stateAt: number
  closeReason: string
  afterMedia: StoredMedia[]
  rating?: { grade: Grade; solved: Solved; reasons: string[]; text: string; at: number }
  supports: number
  /** The citizen agreed and the category allows it. */
  mayBePublished: boolean
  published: boolean
  /** The public may see it once somebody has looked at it, and its state allows that now. */
  toPublish: boolean
  bounces: number
  reopens: number
  parentId: string
  /** `reopens` when the reporter last asked for more than the one reopening. */
  askedAgainAfter?: number
  /** How many cases were merged into this one. */
  children: number
  /** An extension asked for and not yet ruled on. */
  extension?: { until: number; reason: string; askedAt: number }
  extended: boolean
  /** Who did the latest thing, so that a colleague who came second learns it. */
  lastEvent: { id: string; action: CaseAction; at: number; by: string }
  /** Sweeps already done, so that each warns once. */
  warned: ('warn' | 'late' | 'escalated' | 'rateReminder')[]
}

/** `case_events`: one per action, written in the transaction that changes the case; also the outbox. */
export interface EventDoc {
  /** Derived from the case, the actor and the action's key: a retry cannot write it twice. */
  _id: string
  caseId: string
  /** The case's version after it. */
  version: number
  at: number
  action: CaseAction
  from: CaseState | ''
  to: CaseState
  actor: { openid: string; party: Party; name: string; departmentId: string }
  text: string
  media: StoredMedia[]
  reason: string
  toDepartmentId: string
  until: number
  /** Staff only. */
  internal: boolean
  rating?: { grade: Grade; solved: Solved; reasons: string[] }
  /** 0 when its notifications are done; else when to try next. */
  outboxAt: number
  outboxTries: number
  /** How far a large audience has been told, and whether something failed on the way. */
  outboxAfter?: string
  outboxFailed?: boolean
}

/** `supports`: `_id` is derived from case and person. */
export interface SupportDoc {
  _id: string
  caseId: string
  openid: string
  at: number
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
  /** The name of one of core/notifications/channels. */
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
  /** Final are only states in which a person could see it: in the group, or in the inbox instead. */
  state: 'waiting' | 'replacing' | 'sent' | 'replaced'
  /** The message that covered it: its own id when it was sent alone; empty while it waits. */
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

/** `media_checks`: asynchronous content checks under way; `_id` is WeChat's trace_id. */
export interface MediaCheckDoc {
  _id: string
  caseId: string
  /** '' for the case's own media, else the event's id. */
  eventId: string
  fileId: string
  at: number
}
