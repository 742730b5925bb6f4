import type { WorkContext } from '../../../kernel/context'
import { FORGOTTEN_AT_ONCE, LOGS_KEPT_MS } from '../../../kernel/kept-for'
import { mediaCheckStore } from '../checks/media-checks-store'

/**
 * Removes checks of long ago; what they came to is in the files' records.
 * @returns how many
 */
export function forgetChecks({ db, now }: WorkContext): Promise<number> {
  return mediaCheckStore(db).removeOld(now - LOGS_KEPT_MS, FORGOTTEN_AT_ONCE)
}
