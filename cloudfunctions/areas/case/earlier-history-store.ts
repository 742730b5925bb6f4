import { perStore } from '../../kernel/per-store'
import type { Store, TransactionStore } from '../../kernel/platform/database'
import type { StoredEventDoc } from './documents'

/** Histories where the first release kept them. */
const createDocuments = (store: TransactionStore) => store.collection<StoredEventDoc>('case_events')

function createQuestions(store: Store) {
  const { find } = store.collection<StoredEventDoc>('case_events')
  return {
    /** Whatever is still there. */
    some: (limit: number) => find({ where: {}, limit }),
    /** The first entries of a case that are still there. */
    oldest: (caseId: string, limit: number) =>
      find({ where: { caseId }, orderBy: [['version', 'asc']], limit }),
  }
}

export const earlierHistoryStore = perStore(createDocuments, createQuestions)
