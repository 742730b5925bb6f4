import type { MediaCheckDoc } from '../../database/documents'
import type { Store } from '../platform/database'
import { DuplicateError } from '../platform/database'

export function createMediaChecks(store: Store) {
  const checks = store.collection('media_checks')
  return {
    get: checks.get,
    remove: checks.remove,
    of: (caseId: string) => checks.find({ where: { caseId }, limit: 100 }),
    async record(check: MediaCheckDoc): Promise<void> {
      try {
        await checks.insert(check)
      } catch (error) {
        if (!(error instanceof DuplicateError)) throw error
      }
    },
  }
}
