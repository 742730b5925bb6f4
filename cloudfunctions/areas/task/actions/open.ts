import type { Page } from '#domain/api/common'
import type { TaskView } from '#domain/api/task'
import type { UseCase } from '../../../kernel/context'
import { taskStore } from '../store'
import { toTaskView } from '../view'
import { withCases } from '../with-case'

/** What the caller's department still owes others. */
export const open: UseCase<{ cursor?: string }, Page<TaskView>> = async ({ cursor }, context) => {
  const { departmentId } = context.viewer
  if (departmentId === undefined) return { items: [] }
  const { rows, next } = await taskStore(context.db).owedBy(departmentId, cursor)
  const tasks = await withCases(rows, context.db)
  const items = await Promise.all(tasks.map((task) => toTaskView(task, context)))
  return { items, ...(next === undefined ? {} : { next }) }
}
