import type { Store } from '../../kernel/platform/database'
import type { CaseDoc } from '../case/documents'
import { caseListStore } from '../case/list-store'
import { caseStore } from '../case/store'
import type { Task, TaskDoc } from './documents'
import { taskStore } from './store'

type CasePart = Pick<CaseDoc, 'state' | 'leadDepartmentId' | 'coDepartmentIds'>

/** @returns what a task must know of its case */
export function partOf({ state, leadDepartmentId, coDepartmentIds }: CasePart): Task['of'] {
  return { state, leadDepartmentId, coDepartmentIds }
}

/** Tasks as they are now, inside or outside a transaction. */
export function tasksWithCase(store: Store) {
  const tasks = taskStore(store)
  return {
    async get(id: string): Promise<Task | undefined> {
      const task = await tasks.get(id)
      const found = task && (await caseStore(store).get(task.caseId))
      return found && { ...task, of: partOf(found) }
    },
    insert: ({ of: _of, ...task }: Task): Promise<void> => tasks.insert(task),
    update: (id: string, { of: _of, ...changes }: Partial<Task>) => tasks.update(id, changes),
  }
}

/** @returns the same tasks, each with its case; one query for all of them */
export async function withCases(tasks: readonly TaskDoc[], store: Store): Promise<Task[]> {
  const ids = [...new Set(tasks.map(({ caseId }) => caseId))]
  const found = new Map((await caseListStore(store).many(ids)).map((row) => [row._id, row]))
  return tasks.flatMap((task) => {
    const row = found.get(task.caseId)
    return row ? [{ ...task, of: partOf(row) }] : []
  })
}
