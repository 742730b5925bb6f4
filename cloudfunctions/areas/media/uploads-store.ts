import { perStore } from '../../kernel/per-store'
import type { Store, TransactionStore } from '../../kernel/platform/database'
import type { UploadsDoc } from './documents'

const createDocuments = (store: TransactionStore) => store.collection<UploadsDoc>('uploads')

function createQuestions(store: Store) {
  const uploads = store.collection<UploadsDoc>('uploads')
  const { command } = store
  return {
    /** Days that began before `before`, the oldest first. */
    before: (before: number, limit: number) =>
      uploads.find({ where: { at: command.lt(before) }, orderBy: [['at', 'asc']], limit }),
  }
}

export const uploadsStore = perStore(createDocuments, createQuestions)
