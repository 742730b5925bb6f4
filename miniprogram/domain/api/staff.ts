import type { Point } from '../case/types'
import type { CaseAction, ReasonList } from '../case/workflow'
import { ACTION_ROWS, CASE_ACTIONS } from '../case/workflow'
import type { Acted, CaseCard, MediaInput } from './case'
import type { Nothing, Option, Page } from './common'

/** The desk of liaisons, dispatchers and supervisors. */
interface StaffDesk {
  /** Today's figures, the row on top of the staff tab; narrowed as the queue is. */
  summary: { in: Narrowed; out: StaffSummary }
  queue: { in: QueueInput; out: Page<QueueRow> }
  /** Departments and reason codes for the action sheets. */
  choices: { in: Nothing; out: StaffChoices & EarlierChoices }
  /** Open cases within 1,000 m of a case, for merging; dispatchers and liaisons. */
  nearby: { in: { caseId: string }; out: { items: (CaseCard & { metres: number })[] } }
  /** All that the queue to sign holds, however long it is: at most 500 a page. Liaisons. */
  toSign: { in: Narrowed & { cursor?: string }; out: Page<{ id: string; number: string }> }
  /** Several rows of the queue at once, at most `SIGNED_AT_ONCE`; each succeeds or fails by itself. */
  signMany: {
    in: { key: string; caseIds: string[] }
    out: { signed: string[]; failed: { caseId: string; message: string }[] }
  }
}

/** What staff do to one case: each is an action of the workflow by its name. */
export type StaffAction = Exclude<
  CaseAction,
  | 'submit'
  | 'autoDispatch'
  | 'rate'
  | 'archive'
  | 'withdraw'
  | 'giveInfo'
  | 'resumeWithoutInfo'
  | 'addNote'
  | 'askReopenAgain'
  | 'recalculate'
>
/** Those that a member of staff takes, by the rows of the workflow. */
export const STAFF_ACTIONS = CASE_ACTIONS.filter((action) =>
  ACTION_ROWS[action].by.some((party) => party !== 'reporter' && party !== 'system'),
) as StaffAction[]

export type StaffActions = StaffDesk & { [A in StaffAction]: { in: ActInput; out: Acted } }

/** What an action may bring along; which of it each one requires or accepts is said by its row (domain/case/actions.ts). */
export interface ActInput {
  caseId: string
  /** Made once per form, so that a retry acts once. 8–64 of [A-Za-z0-9_-]. */
  key: string
  text?: string
  /** An id of the city's list of reasons for the action. */
  reason?: string
  departmentId?: string
  coDepartmentIds?: string[]
  /** Epoch ms. */
  until?: number
  parentNumber?: string
  media?: MediaInput[]
  /** Where the phone was when the pictures were taken. */
  takenAt?: Point
  /** A call to the citizen: only one that reached them keeps the promise of first contact. */
  reached?: boolean
  /** Ids of the files that the person was shown before deciding; only these count as looked at. */
  seen?: string[]
}

/** Tabs by what must be done next. Each role has some of them, and is refused the others. */
export const QUEUE_TABS = [
  'review',
  'returned',
  'toSign',
  'inHand',
  'waiting',
  'toClose',
  'dueToday',
  'late',
  'toCallBack',
  'toRule',
  'toPublish',
  'done',
] as const
export type QueueTab = (typeof QUEUE_TABS)[number]

/** More are signed by one call after the other. */
export const SIGNED_AT_ONCE = 50

/** By what queue and figures can be narrowed. */
export interface Narrowed {
  categoryId?: string
  townId?: string
}

export interface QueueInput extends Narrowed {
  tab: QueueTab
  cursor?: string
}

export interface QueueRow extends CaseCard {
  marks: RowMarks
  /** Shown on the row: the clock's light at the time of the answer. */
  light: Light
}
/** What makes a row different from the others; only what is so. */
export interface RowMarks {
  /** Supervision pressed for it, and the office has not done anything since. */
  urged?: true
  /** An extension was asked for and is not ruled on; to when, epoch ms. */
  extension?: number
  /** How often departments handed it back. */
  bounces?: number
  /** Which time it is dealt with, from the second on. */
  round?: number
}
export type Light = 'ok' | 'warn' | 'late' | 'escalated' | 'bad' | 'paused' | 'none'

export interface StaffSummary {
  /** In the order of the role's work; a tab that is history and not work has no count. */
  tabs: { tab: QueueTab; count?: number }[]
  dueToday: number
  late: number
}

export interface StaffChoices {
  departments: Option[]
  reasons: Record<ReasonList, Option[]>
}
/** The same lists again, as phones of the first release read them. */
export type EarlierChoices = Record<`${ReasonList}Reasons`, Option[]>
