import type { Refusal } from '#domain/kernel/life'
import type { TaskAction } from '#domain/task/actions'
import { TASK_ACTION_ROWS, TASK_LIFE, taskPartiesOf, unwantedBecause } from '#domain/task/actions'
import type { TaskState } from '#domain/task/states'
import { TASK_STATE_ROWS } from '#domain/task/states'
import type { GivenTo, Process } from '../../kernel/process/process'
import { actorLabel } from '../case'
import type { Task } from './documents'
import { tasksWithCase } from './with-case'

export type TaskGiven = GivenTo<TaskAction>

/** The life of a co-department's task. */
export const taskProcess: Process<Task, TaskGiven> = {
  kind: 'task',
  noun: '协办任务',
  notFound: 'not_found',
  life: TASK_LIFE,
  rows: TASK_ACTION_ROWS,
  documents: tasksWithCase,
  labelOf: actorLabel,
  partiesOf: taskPartiesOf,
  isKnownTo: (viewer, task) => taskPartiesOf(viewer, task).length > 0,
  refuses: ({ action }, task) => refusalOf(action, task),
  bring: () => Promise.resolve(undefined),
  effects: ({ action, text = '' }) => (action === 'answer' ? { answer: text } : {}),
  derived: (task) => ({ sweepAt: isOpen(task.state) ? task.sweepAt : 0 }),
  details: ({ text = '' }) => ({ text, internal: true }),
}

/** @returns why an action is not possible now: whatever nobody needs any more can only be taken away */
export function refusalOf(action: TaskAction, task: Task): Refusal | undefined {
  const text = action === 'cancel' ? undefined : unwantedBecause(task)
  return text === undefined ? undefined : { code: 'wrong_state', text }
}

const isOpen = (state: TaskState): boolean => TASK_STATE_ROWS[state].isOpen
