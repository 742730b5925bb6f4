import type { MediaFile, Point } from '../case/types'
import type { CaseCard, CaseView } from './case'
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

  accept: { in: Act; out: CaseView }
  reject: { in: Act & { text: string; reason: string }; out: CaseView }
  dispatch: { in: Act & { departmentId: string; coDepartmentIds: string[]; text?: string }; out: CaseView }
  merge: { in: Act & { parentNumber: string; text?: string }; out: CaseView }
  verify: { in: Act & { text?: string }; out: CaseView }
  redo: { in: Act & { text: string }; out: CaseView }
  publish: { in: Act; out: CaseView }
  unpublish: { in: Act; out: CaseView }
  urge: { in: Act & { text: string }; out: CaseView }
  grantExtension: { in: Act & { until: number; text?: string }; out: CaseView }
  refuseExtension: { in: Act & { text: string }; out: CaseView }

  sign: { in: Act; out: CaseView }
  /** Several rows of the queue at once; each succeeds or fails by itself. */
  signMany: {
    in: { key: string; caseIds: string[] }
    out: { signed: string[]; failed: { caseId: string; message: string }[] }
  }
  handBack: { in: Act & { departmentId: string; reason: string; text: string }; out: CaseView }
  progress: { in: Act & ActMedia & { text: string }; out: CaseView }
  askInfo: { in: Act & { text: string }; out: CaseView }
  requestExtension: { in: Act & { reason: string; text: string; until: number }; out: CaseView }
  reply: { in: Act & ActMedia & { text: string; takenAt?: Point }; out: CaseView }
  close: { in: Act & ActMedia & { reason: string; text?: string }; out: CaseView }
}

/** Every action names the case and a key made once per form, so that a retry acts once. */
export interface Act {
  caseId: string
  /** 8–64 of [A-Za-z0-9_-]. */
  key: string
}
export interface ActMedia {
  media: MediaFile[]
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
