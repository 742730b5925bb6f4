import { perStore } from '../../kernel/per-store'
import type { Store, TransactionStore } from '../../kernel/platform/database'
import type { StoredEventDoc } from './documents'

/** Histories where the first release kept them. */
const createDocuments = (store: TransactionStore) => store.collection<StoredEventDoc>('case_events')

function createQuestions(store: Store) {
  const { find } = store.collection<StoredEventDoc>('case_events')
  return {
    /** Whatever is still there, by its `_id`. */
    some: (limit: number) => find({ where: {}, limit, fields: ['version'] }),
    /** The first entries of a case that are still there, by their `_id` and version. */
    oldest: (caseId: string, limit: number) =>
      find({ where: { caseId }, orderBy: [['version', 'asc']], limit, fields: ['version'] }),
  }
}

export const earlierHistoryStore = perStore(createDocuments, createQuestions)
