import type { TaskAction, TaskFacts } from '#domain/task/actions'
import type { TaskState } from '#domain/task/states'

/** `tasks`: what a co-department is asked to do for a case. `_id` is derived from case, asker and key. Times are epoch ms. */
export interface TaskDoc {
  _id: string
  state: TaskState
  version: number
  stateAt: number
  lastEvent: { id: string; action: TaskAction; at: number; by: string }
  caseId: string
  /** The number of its case. */
  number: string
  /** Who asked, and whom. */
  askedBy: string
  departmentId: string
  text: string
  answer: string
  askedAt: number
  dueAt: number
  /** When the timer must look at it next; 0 when never. */
  sweepAt: number
}

/** A task with what its case says at the moment: who answers for it is no matter of when it was asked. */
export type Task = TaskDoc & Pick<TaskFacts, 'of'>

export interface TaskDocuments {
  tasks: TaskDoc
}
