import { OPEN_TASK_STATES } from '#domain/task/states'
import type { RowPage } from '../../kernel/paging'
import { findPage } from '../../kernel/paging'
import { perStore } from '../../kernel/per-store'
import type { Store, TransactionStore } from '../../kernel/platform/database'
import type { TaskDoc } from './documents'

/** More are not asked for one case. */
export const MOST_OF_CASE = 50
const PAGE = 20

const createDocuments = (store: TransactionStore) => store.collection<TaskDoc>('tasks')

function createQuestions(store: Store) {
  const tasks = store.collection<TaskDoc>('tasks')
  const { command } = store
  return {
    ofCase: (caseId: string): Promise<TaskDoc[]> =>
      tasks.find({ where: { caseId }, orderBy: [['askedAt', 'asc']], limit: MOST_OF_CASE }),
    /** What a department still owes, the most urgent first. */
    owedBy: (departmentId: string, cursor?: string): Promise<RowPage<TaskDoc>> =>
      findPage(tasks, command, {
        where: { departmentId, state: command.in(OPEN_TASK_STATES) },
        field: 'dueAt',
        direction: 'asc',
        size: PAGE,
        cursor,
      }),
    toSweep: (now: number, limit: number): Promise<TaskDoc[]> =>
      tasks.find({
        where: { sweepAt: command.gt(0).and(command.lte(now)) },
        orderBy: [['sweepAt', 'asc']],
        limit,
      }),
  }
}

export const taskStore = perStore(createDocuments, createQuestions)
