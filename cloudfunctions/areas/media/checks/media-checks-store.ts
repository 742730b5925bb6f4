import { perStore } from '../../../kernel/per-store'
import type { MediaCheckDoc } from '../documents'
import type { Store } from '../../../kernel/platform/database'
import { DuplicateError } from '../../../kernel/platform/database'

/** One file is asked about far less often. */
const MOST = 500

function createMediaChecks(store: Store) {
  const checks = store.collection<MediaCheckDoc>('media_checks')
  const { command } = store
  return {
    get: checks.get,
    update: checks.update,
    /** Checks of a file that were begun, whatever became of them. */
    of: (mediaId: string) => checks.find({ where: { mediaId }, limit: MOST }),
    /** Checks that the first release began, by the uploads that were looked at. */
    ofUploads: (fileIds: readonly string[]) =>
      fileIds.length === 0
        ? Promise.resolve([])
        : checks.find({ where: { fileId: command.in(fileIds) }, limit: MOST }),
    /** Removes those from before `before`, the oldest first. @returns how many */
    removeOld: (before: number, limit: number) =>
      checks.removeFirst({ where: { at: command.lt(before) }, orderBy: [['at', 'asc']], limit }),
    /** @returns what was there already, instead of writing */
    async record(check: MediaCheckDoc): Promise<MediaCheckDoc | undefined> {
      try {
        await checks.insert(check)
        return undefined
      } catch (error) {
        if (!(error instanceof DuplicateError)) throw error
        return checks.get(check._id)
      }
    },
  }
}

export const mediaCheckStore = perStore(createMediaChecks)
