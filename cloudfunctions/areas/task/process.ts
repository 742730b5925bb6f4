import type { TaskAction } from '#domain/task/actions'
import { TASK_ACTION_ROWS, TASK_LIFE, taskPartiesOf } from '#domain/task/actions'
import type { TaskState } from '#domain/task/states'
import { TASK_STATE_ROWS } from '#domain/task/states'
import type { GivenTo, Process } from '../../kernel/process/process'
import { actorLabel } from '../case'
import type { TaskDoc } from './documents'
import { taskStore } from './store'

export type TaskGiven = GivenTo<TaskAction>

/** The life of a co-department's task. */
export const taskProcess: Process<TaskDoc, TaskGiven> = {
  kind: 'task',
  noun: '协办任务',
  notFound: 'not_found',
  life: TASK_LIFE,
  rows: TASK_ACTION_ROWS,
  documents: taskStore,
  labelOf: actorLabel,
  partiesOf: taskPartiesOf,
  isKnownTo: (viewer, task) => taskPartiesOf(viewer, task).length > 0,
  bring: () => Promise.resolve(undefined),
  effects: ({ action, text = '' }) => (action === 'answer' ? { answer: text } : {}),
  derived: (task) => ({ sweepAt: isOpen(task.state) ? task.sweepAt : 0 }),
  details: ({ text = '' }) => ({ text, internal: true }),
}

const isOpen = (state: TaskState): boolean => TASK_STATE_ROWS[state].isOpen
