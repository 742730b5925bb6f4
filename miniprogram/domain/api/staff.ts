import type { Point } from '../case/types'
import type { Acted, CaseCard, MediaInput } from './case'
import type { Nothing, Option, Page } from './common'

/** Cloud function `staff`: what liaisons, dispatchers and supervisors do. */
export interface StaffActions {
  /** Today's figures, the row on top of the staff tab. */
  summary: { in: Nothing; out: StaffSummary }
  queue: { in: QueueInput; out: Page<QueueRow> }
  /** Departments and reason codes for the action sheets. */
  choices: { in: Nothing; out: StaffChoices }
  /** Open cases within 1,000 m of a case, for merging; dispatchers and liaisons. */
  nearby: { in: { caseId: string }; out: { items: (CaseCard & { metres: number })[] } }

  accept: { in: Act; out: Acted }
  reject: { in: Act & { text: string; reason: string }; out: Acted }
  dispatch: { in: Act & { departmentId: string; coDepartmentIds: string[]; text?: string }; out: Acted }
  merge: { in: Act & { parentNumber: string; text?: string }; out: Acted }
  verify: { in: Act & { text?: string }; out: Acted }
  redo: { in: Act & { text: string }; out: Acted }
  /** `seen`: ids of the files that the person was shown before deciding; only these count as looked at. */
  publish: { in: Act & { seen?: string[] }; out: Acted }
  unpublish: { in: Act; out: Acted }
  urge: { in: Act & { text: string }; out: Acted }
  grantExtension: { in: Act & { until: number; text?: string }; out: Acted }
  refuseExtension: { in: Act & { text: string }; out: Acted }

  sign: { in: Act; out: Acted }
  /** Several rows of the queue at once; each succeeds or fails by itself. */
  signMany: {
    in: { key: string; caseIds: string[] }
    out: { signed: string[]; failed: { caseId: string; message: string }[] }
  }
  handBack: { in: Act & { departmentId: string; reason: string; text: string }; out: Acted }
  progress: { in: Act & ActMedia & { text: string }; out: Acted }
  /** A call to the citizen, whether it reached them or not; only one that did keeps the promise of first contact. */
  contact: { in: Act & { reached: boolean; text?: string }; out: Acted }
  askInfo: { in: Act & { text: string }; out: Acted }
  requestExtension: { in: Act & { reason: string; text: string; until: number }; out: Acted }
  reply: { in: Act & ActMedia & { text: string; takenAt?: Point }; out: Acted }
  close: { in: Act & ActMedia & { reason: string; text?: string }; out: Acted }
}

/** Every action names the case and a key made once per form, so that a retry acts once. */
export interface Act {
  caseId: string
  /** 8–64 of [A-Za-z0-9_-]. */
  key: string
}
export interface ActMedia {
  media: MediaInput[]
}

/** Tabs by what must be done next. `review` and `returned` are the dispatcher's, `late` the supervisor's. */
export const QUEUE_TABS = [
  'review',
  'returned',
  'toSign',
  'inHand',
  'waiting',
  'toClose',
  'late',
  'toPublish',
  'done',
] as const
export type QueueTab = (typeof QUEUE_TABS)[number]

export interface QueueInput {
  tab: QueueTab
  categoryId?: string
  townId?: string
  cursor?: string
}

export interface QueueRow extends CaseCard {
  /** Shown on the row: the clock's light at the time of the answer. */
  light: Light
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
  rejectReasons: Option[]
  handBackReasons: Option[]
  closeReasons: Option[]
  extensionReasons: Option[]
}
