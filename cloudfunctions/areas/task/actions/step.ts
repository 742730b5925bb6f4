import type { TaskInput, TaskView } from '#domain/api/task'
import type { TaskStep } from '#domain/task/actions'
import { TASK_STEPS } from '#domain/task/actions'
import type { UseCase } from '../../../kernel/context'
import { transition } from '../../../kernel/process/transition'
import { taskProcess } from '../process'
import { toTaskView } from '../view'

/** An action on a task that exists; its row says who may and from where. */
function stepping(action: TaskStep): UseCase<TaskInput, TaskView> {
  return async ({ taskId: id, ...input }, context) => {
    const { doc } = await transition(taskProcess, { ...input, action, id }, context)
    return toTaskView(doc, context)
  }
}

export const taskSteps = Object.fromEntries(TASK_STEPS.map((step) => [step, stepping(step)])) as Record<
  TaskStep,
  UseCase<TaskInput, TaskView>
>
