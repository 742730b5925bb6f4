import { collectionsOf } from '../../kernel/collections'
import type { TaskDocuments } from './documents'

export const taskCollections = collectionsOf<TaskDocuments>({
  tasks: {
    of_case: ['caseId', 'askedAt', '_id'],
    owed: ['departmentId', 'state', 'dueAt', '_id'],
    to_sweep: ['sweepAt'],
  },
})
