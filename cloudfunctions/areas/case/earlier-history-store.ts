import { perStore } from '../../kernel/per-store'
import type { Store } from '../../kernel/platform/database'
import type { StoredEventDoc } from './documents'

/** Histories where the first release kept them. */
function createEarlierHistory(store: Store) {
  const { get, find, remove } = store.collection<StoredEventDoc>('case_events')
  return {
    get,
    remove,
    /** Whatever is still there, by its `_id`. */
    some: (limit: number) => find({ where: {}, limit, fields: ['version'] }),
    /** The first entries of a case that are still there, by their `_id` and version. */
    oldest: (caseId: string, limit: number) =>
      find({ where: { caseId }, orderBy: [['version', 'asc']], limit, fields: ['version'] }),
  }
}

export const earlierHistoryStore = perStore(createEarlierHistory)
