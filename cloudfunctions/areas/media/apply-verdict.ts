import { mediaCheckStore } from './media-checks-store'
import { mediaStore } from './media-store'
import type { MediaCheck } from '#domain/case/types'
import type { MediaCheckDoc, MediaDoc } from './documents'
import type { WorkContext } from '../../kernel/context'
import { mediaIdOf } from '../../kernel/ids'
import type { Follow } from './follow'

/** `review` leaves a picture to the person who publishes the case. */
const CHECKS: Record<string, MediaCheck | undefined> = { pass: 'pass', risky: 'risky' }

/**
 * Stores what WeChat found in a picture. The same verdict again changes nothing, and nothing makes a risky picture
 * good again. A verdict that comes before we wrote down what it is about waits for that.
 * @param follow what whoever holds the picture does then
 * @returns whether the check was one of ours
 */
export async function applyVerdict(
  traceId: string,
  suggest: string,
  follow: Follow,
  context: WorkContext,
): Promise<{ known: boolean }> {
  const { db, now } = context
  const verdict = CHECKS[suggest]
  if (!verdict) return { known: (await mediaCheckStore(db).get(traceId)) !== undefined }
  const early: MediaCheckDoc = { _id: traceId, mediaId: '', part: 'file', verdict, at: now }
  const started = await mediaCheckStore(db).record(early)
  if (!started) return { known: false }
  await mediaCheckStore(db).update(traceId, { verdict })
  await judge({ ...started, verdict }, follow, context)
  return { known: true }
}

/** Brings the verdict of a check to the record of the file that was looked at. */
export async function judge(
  { mediaId, fileId, part = 'file', verdict }: Pick<MediaCheckDoc, 'mediaId' | 'fileId' | 'part' | 'verdict'>,
  follow: Follow,
  { db }: WorkContext,
): Promise<void> {
  // The first release named the upload. Until that has a record, the verdict waits with the check.
  const id = fileId === undefined ? mediaId : mediaIdOf(fileId)
  if (verdict === undefined || id === '') return
  await db.transaction(async (inside) => {
    const record = await mediaStore(inside).get(id)
    if (!record) return
    const changes = changesBy(verdict, part, record)
    if (Object.keys(changes).length === 0) return
    await mediaStore(inside).update(id, changes)
    await follow({ ...record, ...changes }, inside)
  })
}

function changesBy(
  verdict: MediaCheck,
  part: MediaCheckDoc['part'],
  record: MediaDoc,
): Partial<Pick<MediaDoc, 'check' | 'thumbCheck'>> {
  // One file that is both is looked at once.
  const isBoth = record.thumbId === record.fileId
  const fields = (['check', 'thumbCheck'] as const).filter(
    (field) => isBoth || (field === 'check') === (part === 'file'),
  )
  const changed = fields.filter((field) => record[field] !== 'risky' && record[field] !== verdict)
  return Object.fromEntries(changed.map((field) => [field, verdict]))
}
