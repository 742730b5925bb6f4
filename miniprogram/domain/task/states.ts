import type { StateRow } from '../kernel/life'
import { namesWhere } from '../kernel/life'

/** The states of a co-department's task, one row each. */

export interface TaskStateRow extends StateRow {
  /** The co-department is still to act. */
  isOpen: boolean
}

/** Keeps the names as literal keys while every row is checked. */
const table = <State extends string>(
  rows: Record<State, TaskStateRow>,
): Readonly<Record<State, TaskStateRow>> => rows

export const TASK_STATE_ROWS = table({
  asked: { label: '待接收', tone: 'waiting', isOpen: true },
  accepted: { label: '协办中', tone: 'waiting', isOpen: true },
  answered: { label: '已反馈', tone: 'done', isOpen: false },
  sentBack: { label: '已退回', tone: 'warn', isOpen: false },
  cancelled: { label: '已取消', tone: 'idle', isOpen: false },
})

export type TaskState = keyof typeof TASK_STATE_ROWS
export const OPEN_TASK_STATES = namesWhere(TASK_STATE_ROWS, ({ isOpen }) => isOpen)
