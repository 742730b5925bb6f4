import type {
  CaseType,
  Channel,
  Clocks,
  Grade,
  MediaCheck,
  MediaFile,
  MediaKind,
  Point,
  Role,
  Solved,
  Urgency,
} from '#domain/case/types'
import type { CaseAction, CaseState } from '#domain/case/workflow'
import type { WorkingHours } from '#domain/kernel/time'
import type { TimeLimit } from '#domain/case/deadlines'
import type { PlaceDoubt } from '#domain/case/place-check'
import type { Service } from '#domain/api/city'
import type { TemplateIds } from '#domain/api/account'
import type { SubjectRef } from '#domain/kernel/subject'
import type { Notice } from '../kernel/outbox/notice'

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
  /** Its code of the statistical divisions, nine digits; missing in towns stored before codes were kept. */
  code?: string
  name: string
  point: GeoPoint
  order: number
}

/** `settings`, document `city`: everything that differs between cities and is not a list of its own. */
export interface CityDoc {
  _id: 'city'
  name: string
  center: Point
  /** A town is never farther than this from its own places, metres. Without an outline, what is farther from all is outside. */
  reachMetres: number
  /**
   * Cities around, as addresses name them: in full (珠海市), short before a district (珠海香洲区), and districts. Missing
   * in documents of the first release.
   */
  neighbours?: { name: string; short: string; districts: string[] }[]
  phones: { name: string; number: string }[]
  /** Put before a local number that a citizen gives, 0760; missing in settings of the first release. */
  areaCode?: string
  notice?: { text: string; url?: string }
  announcements: { id: string; title: string; at: number }[]
  privacyVersion: string
  templates: TemplateIds
  /** Working hours as minutes of the local day, and the zone's offset from UTC in minutes. */
  workingHours: WorkingHours
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

/** A day of the State Council's arrangement: off, or a weekend on which people work (调休). */
export interface CalendarDay {
  /** YYYY-MM-DD */
  day: string
  working: boolean
  name?: string
}

/** A year of the city's calendar: what differs from Monday to Friday. */
export interface CalendarYear {
  year: number
  /** The paper that arranges it. */
  paper: { title: string; url?: string; date?: string }
  days: CalendarDay[]
}

/** `settings`: one document `calendar`; the years whose arrangement is published, by year. */
export interface CalendarDoc {
  _id: 'calendar'
  years: Record<string, CalendarYear>
  /** The local day on which operators were last reminded of a year that is missing; '' for never. */
  remindedOn: string
}
/** `settings`, document `outline`: where the city ends. Missing in databases of the first release. */
export interface OutlineDoc {
  _id: 'outline'
  /** Corners in order, [longitude, latitude], GCJ-02; the last is joined to the first. */
  corners: [number, number][]
}

export type SettingsDoc = CityDoc | CalendarDoc | OutlineDoc

/**
 * `media`: one file that somebody took or chose. `fileId` and `thumbId` are copies that only functions can write; this
 * is the only place that knows what the content check said of them.
 */
export interface MediaDoc {
  /** Derived from the upload that it is a copy of, so that keeping that twice makes one record. */
  _id: string
  ownerOpenid: string
  kind: MediaKind
  fileId: string
  thumbId: string
  /** Pixels. */
  width: number
  height: number
  /** Seconds, videos only. */
  duration?: number
  /** Size of the file, without the thumb. */
  bytes: number
  /** Of the file; a video's is a person's. */
  check: MediaCheck
  thumbCheck: MediaCheck
  /** '' until something holds it. */
  attachedTo: { kind: 'case'; id: string } | ''
  at: number
}

/** A file of a case or an event, by its record; what never changes of it is repeated. */
export interface MediaRef {
  id: string
  kind: MediaKind
  width: number
  height: number
  duration?: number
}

/** A file as the first release stored it; the clock makes a record of each, see core/sweeps/record-media.ts. */
export interface StoredMedia extends MediaFile {
  check: MediaCheck
}
export type AttachedMedia = MediaRef | StoredMedia

/** The picture that stands for a case in lists, the one of its files that most people may see. */
export interface Cover {
  thumbId: string
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
  /** `doubts`: what a dispatcher should check; missing when nothing, and in cases of the first release. */
  place: { address: string; townId: string; point: GeoPoint; doubts?: PlaceDoubt[] }
  media: AttachedMedia[]
  /** Follows from the records of `media`, and of `afterMedia`, whenever one of them changes; missing without any. */
  cover?: Cover
  afterCover?: Cover
  /** Missing where the first release stored it: its files have no records yet. */
  mediaRecorded?: true
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
  afterMedia: AttachedMedia[]
  rating?: { grade: Grade; solved: Solved; reasons: string[]; text: string; at: number }
  /** How many people follow it without having reported it, see core/case/followers.ts. */
  supports: number
  /** How much its reporter added on a day, `2026-11-23` in the city's time; missing before the first note. */
  notes?: { day: string; count: number }
  /** See core/case/generation.ts. */
  generation?: number
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
  /**
   * The first year among those its promises were counted on whose calendar was only assumed; 0 for none. Missing in cases
   * of the first release until the clock has filled it.
   */
  assumedFrom?: number
  /** Who did the latest thing, so that a colleague who came second learns it. */
  lastEvent: { id: string; action: CaseAction; at: number; by: string }
  /** Sweeps already done, so that each warns once. */
  warned: ('warn' | 'late' | 'escalated' | 'rateReminder')[]
  /** The same for the promise of first contact, whose clock runs beside the other. */
  contactWarned?: CaseDoc['warned']
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

/** `media_checks`: asynchronous content checks under way, and what became of them; `_id` is WeChat's trace_id. */
export interface MediaCheckDoc {
  _id: string
  /** '' when the verdict came before we knew what it is about. */
  mediaId: string
  part: 'file' | 'thumb'
  verdict?: MediaCheck
  at: number
  /** The upload that was looked at, where the first release asked. */
  fileId?: string
}
