import { mediaCheckStore } from './media-checks-store'
import { mediaStore } from './media-store'
import type { MediaCheckDoc, MediaDoc } from './documents'
import type { AttachedMedia } from '../../kernel/media-ref'
import type { WorkContext } from '../../kernel/context'
import { outcomeOf } from '../../kernel/outbox/failures'
import { judge } from './apply-verdict'
import type { Follow } from './follow'
import { recordIds } from './seen-media'

/** A picture that WeChat has to look at. */
interface Wanted {
  mediaId: string
  part: MediaCheckDoc['part']
  fileId: string
  openid: string
}

/**
 * Has WeChat look at pictures that were attached, and at what lists show of them. Videos are covered by no interface: a
 * person watches them before publishing.
 * @param follow what whoever holds them does when a verdict is there already
 * @returns whether some could not be handed over and may be later
 */
export async function startMediaChecks(
  media: readonly AttachedMedia[],
  follow: Follow,
  context: WorkContext,
): Promise<{ again: boolean }> {
  const { db, services } = context
  const ids = recordIds(media)
  if (ids.length === 0) return { again: false }
  const [records, begun] = await Promise.all([mediaStore(db).many(ids), mediaCheckStore(db).of(ids)])
  // What came while an earlier run died.
  for (const check of begun) await judge(check, follow, context)
  const started = new Set(begun.map(keyOf))
  const waiting = [...records.values()].flatMap(unchecked).filter((wanted) => !started.has(keyOf(wanted)))
  const urls = await services.temporaryUrls(waiting.map(({ fileId }) => fileId))
  let again = false
  for (const wanted of waiting) {
    const url = urls.get(wanted.fileId)
    if (url !== undefined && (await start(wanted, url, follow, context)) === 'temporary') again = true
  }
  return { again }
}

const keyOf = ({ mediaId, part }: Pick<MediaCheckDoc, 'mediaId' | 'part'>): string => `${mediaId} ${part}`

function unchecked(record: MediaDoc): Wanted[] {
  const { _id: mediaId, ownerOpenid: openid, kind, fileId, thumbId, check, thumbCheck } = record
  const common = { mediaId, openid }
  return [
    ...(kind === 'image' && check === 'pending' ? [{ ...common, part: 'file' as const, fileId }] : []),
    ...(thumbId !== fileId && thumbCheck === 'pending'
      ? [{ ...common, part: 'thumb' as const, fileId: thumbId }]
      : []),
  ]
}

/** Hands one picture over and writes down the trace by which the verdict will come. */
async function start(
  { mediaId, part, openid }: Wanted,
  url: string,
  follow: Follow,
  context: WorkContext,
): Promise<ReturnType<typeof outcomeOf>> {
  const { db, services, now } = context
  const { code, traceId } = await services.checkImage(url, openid)
  if (code !== 0 || traceId === '') return outcomeOf(code)
  const early = await mediaCheckStore(db).record({ _id: traceId, mediaId, part, at: now })
  if (early) {
    // The verdict was faster than we were.
    await mediaCheckStore(db).update(traceId, { mediaId, part })
    await judge({ ...early, mediaId, part }, follow, context)
  }
  return 'sent'
}
