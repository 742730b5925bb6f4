import type { TaskState } from '../task/states'
import type { TaskAction, TaskStep } from '../task/actions'
import type { Page } from './common'

/** Tasks that a lead or the platform asks of co-departments, each with its own due time. For staff only. */
interface TaskDesk {
  ask: { in: AskInput; out: TaskView }
  /** Those of a case, oldest first. */
  ofCase: { in: { caseId: string }; out: { items: TaskView[] } }
  /** Those that the caller's department still owes, the most urgent first. */
  open: { in: { cursor?: string }; out: Page<TaskView> }
}
export type TaskActions = TaskDesk & { [S in TaskStep]: { in: TaskInput; out: TaskView } }

export interface AskInput {
  caseId: string
  departmentId: string
  text: string
  /** When the answer is due, epoch ms; later than now. */
  until: number
  /** Made once per form, so that a retry asks once. */
  key: string
}

export interface TaskInput {
  taskId: string
  key: string
  /** Required to answer and to send back. */
  text?: string
}

export interface TaskView {
  taskId: string
  caseId: string
  /** The number of its case. */
  number: string
  departmentName: string
  state: TaskState
  text: string
  /** Epoch ms. */
  dueAt: number
  /** What the co-department said; empty until then. */
  answer: string
  /** What the caller may do now, in the order of the buttons. */
  actions: TaskAction[]
}
