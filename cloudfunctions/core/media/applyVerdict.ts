import type { MediaCheck } from '../../../miniprogram/domain/case/types'
import type { StoredMedia } from '../../database/documents'
import type { WorkContext } from '../context'

/** `review` leaves a picture to the person who publishes the case. */
const CHECKS: Record<string, MediaCheck | undefined> = { pass: 'pass', risky: 'risky' }

/**
 * Stores what WeChat found in a picture. The same verdict again changes nothing, and nothing makes a risky picture
 * good again.
 * @returns whether the check was one of ours
 */
export async function applyVerdict(
  traceId: string,
  suggest: string,
  { repos }: WorkContext,
): Promise<{ known: boolean }> {
  const started = await repos.mediaChecks.get(traceId)
  const check = CHECKS[suggest]
  if (!started || !check) return { known: started !== undefined }
  const marked = (media: readonly StoredMedia[]): StoredMedia[] =>
    media.map((file) =>
      file.fileId === started.fileId && file.check !== 'risky' ? { ...file, check } : file,
    )
  await repos.transaction(async (inside) => {
    const found = await inside.cases.get(started.caseId)
    if (!found) return
    const changes = { media: marked(found.media), afterMedia: marked(found.afterMedia) }
    await inside.cases.update(found._id, changes)
    const event = started.eventId ? await inside.events.get(started.eventId) : undefined
    if (event) await inside.events.update(event._id, { media: marked(event.media) })
  })
  return { known: true }
}
