import { MINUTE } from '#domain/kernel/time'
import type { WorkContext } from '../../../kernel/context'
import { mediaStore } from '../media-store'
import { mediaCheckStore } from './media-checks-store'

/** What WeChat could not do now it may do then. */
const PAUSE_MS = 5 * MINUTE

/**
 * WeChat says that a check itself failed: it did not reach the picture, for instance. It is asked again, as often as is
 * asked at all.
 * @returns whether the check was one of ours
 */
export async function askAgain(traceId: string, { db, now }: WorkContext): Promise<{ known: boolean }> {
  const check = await mediaCheckStore(db).get(traceId)
  if (!check || check.mediaId === '' || check.verdict !== undefined) return { known: check !== undefined }
  await mediaCheckStore(db).update(traceId, { failed: true })
  await mediaStore(db).lookSooner(check.mediaId, now + PAUSE_MS)
  return { known: true }
}
