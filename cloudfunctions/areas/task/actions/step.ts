import type { TaskInput } from '#domain/api/task'
import { TASK_STEPS } from '#domain/task/actions'
import { stepsOf } from '../../../kernel/process/steps'
import { taskProcess } from '../process'
import { toTaskView } from '../view'

/** What is done to a task that exists. */
export const taskSteps = stepsOf(
  taskProcess,
  TASK_STEPS,
  (action, { taskId: id, ...input }: TaskInput) => ({ ...input, action, id }),
  ({ doc }, context) => toTaskView(doc, context),
)
