import { perStore } from '../../kernel/per-store'
import type { Store } from '../../kernel/platform/database'
import type { UploadsDoc } from './documents'

function createUploads(store: Store) {
  const uploads = store.collection<UploadsDoc>('uploads')
  const { command } = store
  return {
    get: uploads.get,
    insert: uploads.insert,
    update: uploads.update,
    remove: uploads.remove,
    /** Days that began before `before`, the oldest first. */
    before: (before: number, limit: number) =>
      uploads.find({ where: { at: command.lt(before) }, orderBy: [['at', 'asc']], limit }),
  }
}

export const uploadsStore = perStore(createUploads)
