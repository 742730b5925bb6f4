import type { TaskView } from '#domain/api/task'
import { TASK_LIFE, taskPartiesOf } from '#domain/task/actions'
import type { Context } from '../../kernel/context'
import type { Task } from './documents'
import { refusalOf } from './process'

/** @returns a task as somebody who may know of it sees it */
export async function toTaskView(task: Task, { viewer, reference }: Context): Promise<TaskView> {
  const { _id: taskId, caseId, number, state, text, dueAt, answer } = task
  const departmentName = (await reference()).department(task.departmentId)?.name ?? ''
  const actions = TASK_LIFE.offeredActions(state, taskPartiesOf(viewer, task)).filter(
    (action) => !refusalOf(action, task),
  )
  return { taskId, caseId, number, departmentName, state, text, dueAt, answer, actions }
}
