import type { WorkContext } from '../../../kernel/context'
import { logFailure } from '../../../kernel/log'
import { caseStore } from '../store'

/** A case that a sweep could not deal with: it comes again after all others, which must not wait for it. */
export async function setAside(caseId: string, failure: unknown, { db, now }: WorkContext): Promise<void> {
  logFailure('clock', caseId, failure)
  try {
    await caseStore(db).update(caseId, { setAsideAt: now })
  } catch (error) {
    logFailure('clock', caseId, error)
  }
}
