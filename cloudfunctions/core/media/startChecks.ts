import type { CaseDoc, EventDoc, StoredMedia } from '../../database/documents'
import type { WorkContext } from '../context'
import { outcomeOf } from '../notifications/failures'

/**
 * Has WeChat look at the pictures that came with an event; a report's own pictures come with its submission.
 * Videos are covered by no interface: a person watches them before publishing.
 * @returns whether some could not be handed over and may be later
 */
export async function startMediaChecks(
  event: EventDoc,
  found: CaseDoc,
  context: WorkContext,
): Promise<{ again: boolean }> {
  const isOwn = event.action === 'submit'
  const pending = unchecked(isOwn ? found.media : event.media)
  if (pending.length === 0) return { again: false }
  const { repos, services, now } = context
  const started = new Set((await repos.mediaChecks.of(found._id)).map(({ fileId }) => fileId))
  const waiting = pending.filter(({ fileId }) => !started.has(fileId))
  const urls = await services.temporaryUrls(waiting.map(({ fileId }) => fileId))
  let again = false
  for (const { fileId } of waiting) {
    const url = urls.get(fileId)
    if (url === undefined) continue
    const { code, traceId } = await services.checkImage(url, event.actor.openid)
    if (code === 0 && traceId !== '') {
      const eventId = isOwn ? '' : event._id
      await repos.mediaChecks.record({ _id: traceId, caseId: found._id, eventId, fileId, at: now })
    }
    again ||= outcomeOf(code) === 'temporary'
  }
  return { again }
}

function unchecked(media: readonly StoredMedia[]): StoredMedia[] {
  return media.filter(({ kind, check }) => kind === 'image' && check === 'pending')
}
