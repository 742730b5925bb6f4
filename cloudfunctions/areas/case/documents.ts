import type { PlaceDoubt } from '#domain/case/place-check'
import type { CaseType, Channel, Clocks, Grade, MediaCheck, Solved, Urgency } from '#domain/case/types'
import type { CaseAction, CaseState } from '#domain/case/workflow'
import type { AttachedMedia } from '../../kernel/media-ref'
import type { GeoPoint } from '../../kernel/documents'
import type { CaseEntry } from './entries'

/** Documents as they are stored. Times are epoch ms unless they say otherwise. */

/** What belongs to one time that a case is dealt with: from its submission or a reopening until it is closed. */
export interface Round {
  /** Since when the promises count: the submission, or the latest reopening. */
  promisedAt: number
  clocks: Clocks
  signedAt: number
  contactedAt: number
  repliedAt: number
  closedAt: number
  closeReason: string
  /** How it looks after the work. */
  afterMedia: AttachedMedia[]
  /** Follows from their records, whenever one of them changes; missing without any. */
  afterCover?: Cover
  rating?: Rating
  /** An extension asked for and not yet ruled on. */
  extension?: { until: number; reason: string; askedAt: number }
  extended: boolean
  /**
   * The first year among those its promises were counted on whose calendar was only assumed; 0 for none. Missing in cases
   * of the first release until the clock has filled it.
   */
  assumedFrom?: number
  /** The call that a bad rating asks for; missing where none is needed, or nobody can be called. */
  callBack?: CallBack
  /** When supervision last pressed for it; 0 once the department has done something, missing before. */
  urgedAt?: number
  /** Sweeps already done, so that each warns once. */
  warned: ('warn' | 'late' | 'escalated' | 'rateReminder')[]
  /** The same for the promise of first contact, whose clock runs beside the other. */
  contactWarned?: Round['warned']
}

export interface CallBack {
  since: number
  due: number
  /** Calls so far. */
  tries: number
  /** 0 until somebody was reached, or called often enough. */
  doneAt: number
  /** As for the other clocks. */
  warned: Round['warned']
}

export interface Rating {
  grade: Grade
  solved: Solved
  reasons: string[]
  text: string
  at: number
}

/** What is kept of a round that is over, as it ended. */
export type PastRound = Omit<
  Round,
  'clocks' | 'afterCover' | 'extension' | 'assumedFrom' | 'urgedAt' | 'warned' | 'contactWarned'
> & {
  /** Missing where a case was reopened before rounds were kept. */
  clocks?: Clocks
}

/** The squares of the public's map in which a case is shown, one a level, and whether it is closed. */
export type Squares = Record<'l1' | 'l3' | 'l5' | 'l7' | 'l9' | 'l11', string> & {
  stage: 'open' | 'finished'
}

/**
 * `cases`. `_id` is derived from the reporter and the submission's idempotency key, so that a retry finds the
 * same case; `number` is unique by index.
 */
export interface CaseDoc extends Round {
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
  /** Follows from the records of `media`, whenever one of them changes; missing without any. */
  cover?: Cover
  /** Missing where the first release stored it: its files have no records yet. */
  mediaRecorded?: true
  answers: Record<string, string>
  /** The questions to them, as they were asked; missing where none was, and in cases from before they were kept. */
  asked?: { id: string; text: string }[]
  reporter: { openid: string; name: string; phone: string; anonymous: boolean }
  leadDepartmentId: string
  coDepartmentIds: string[]
  /** Those that a reopening ended, the first one first; missing while there is none. See ./rounds.ts. */
  pastRounds?: PastRound[]
  /** The clock that runs now, for queues and sweeps; 0 when none does. */
  dueAt: number
  /** When the timer must look at it next (a warning, a reminder, the archive); 0 when never. See ./clocks.ts. */
  sweepAt: number
  /** Where a search nearby finds it, see map-cells.ts; empty while none does. */
  mapCells: string[]
  /** Where the public's map shows it, see map-squares.ts; null while it does not. */
  shownIn: Squares | null
  /** Since when the resolve clock stands still; 0 when it runs. */
  pausedAt: number
  submittedAt: number
  /** When the state was last entered. */
  stateAt: number
  /** How many people follow it without having reported it, see ./followers.ts. */
  supports: number
  /** How much its reporter added on a day, `2026-11-23` in the city's time; missing before the first note. */
  notes?: { day: string; count: number }
  /** When a sweep failed on it last; missing where none did. See ./sweeps/set-aside.ts. */
  setAsideAt?: number
  /** See ./generation.ts. */
  generation?: number
  /** The citizen agreed and the category allows it. */
  mayBePublished: boolean
  published: boolean
  /** Somebody decided that the public does not see it; missing otherwise. */
  withheld?: boolean
  /** An extension was asked for, and the platform is to rule on it. */
  toRule: boolean
  /** The public may see it once somebody has looked at it, and its state allows that now. */
  toPublish: boolean
  bounces: number
  reopens: number
  parentId: string
  /** `reopens` when the reporter last asked for more than the one reopening. */
  askedAgainAfter?: number
  /** How many cases were merged into this one. */
  children: number
  /** Who did the latest thing, so that a colleague who came second learns it. */
  lastEvent: { id: string; action: CaseAction; at: number; by: string }
}

/** The picture that stands for a case in lists, the one of its files that most people may see. */
export interface Cover {
  thumbId: string
  check: MediaCheck
  /** One of the files that it stands for waits for a person's look. */
  toReview?: true
}

/**
 * `case_events`: the history of cases as the first release stored it; moved to `history`, see earlier-history.ts.
 */
export type StoredEventDoc = Omit<CaseEntry, 'subject'> & { caseId: string }

/** `supports`: `_id` is derived from case and person. */
export interface SupportDoc {
  _id: string
  caseId: string
  openid: string
  at: number
}

/** What each collection holds. */
export interface CaseDocuments {
  cases: CaseDoc
  case_events: StoredEventDoc
  supports: SupportDoc
}
