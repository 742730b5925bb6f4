import type { MediaCheck } from '#domain/case/types'
import type { WorkContext } from '../../../kernel/context'
import { firstReleaseMediaIdOf } from '../../../kernel/ids'
import type { MediaCheckDoc, MediaDoc } from '../documents'
import type { Follow } from '../follow'
import { mediaStore } from '../media-store'
import { mediaCheckStore } from './media-checks-store'
import { partsInDoubt } from './parts'

/** Which verdict may replace which: nothing makes a risky picture good again, and a doubt is none about what was passed. */
const MAY_BECOME: Record<MediaCheck, readonly MediaCheck[]> = {
  pending: ['pass', 'review', 'risky'],
  review: ['pass', 'risky'],
  pass: ['risky'],
  risky: [],
}

/** @returns what WeChat's word means; one that it does not have yet is a person's to judge, as its `review` is */
function meaningOf(suggest: string): MediaCheck {
  return suggest === 'pass' || suggest === 'risky' ? suggest : 'review'
}

/**
 * Stores what WeChat found in a picture. The same verdict again changes nothing. A verdict that comes before we wrote
 * down what it is about waits for that.
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
  const verdict = meaningOf(suggest)
  const early: MediaCheckDoc = { _id: traceId, mediaId: '', part: 'file', verdict, at: now }
  const started = await mediaCheckStore(db).record(early)
  if (!started) return { known: false }
  await mediaCheckStore(db).update(traceId, { verdict })
  await judge({ ...started, verdict }, follow, context)
  return { known: true }
}

type Judged = Pick<MediaCheckDoc, 'mediaId' | 'fileId' | 'caseId' | 'part' | 'verdict'>

/** Brings the verdict of a check to the record of the file that was looked at. */
export async function judge(
  { mediaId, fileId, caseId = '', part = 'file', verdict }: Judged,
  follow: Follow,
  { db }: WorkContext,
): Promise<void> {
  // The first release named the upload. Until that has a record, the verdict waits with the check; and since it may have
  // been replaced before it was copied, only a refusal counts.
  const isOfUpload = fileId !== undefined
  const id = isOfUpload ? firstReleaseMediaIdOf(caseId, fileId) : mediaId
  if (verdict === undefined || id === '' || (isOfUpload && verdict !== 'risky')) return
  await db.transaction(async (inside) => {
    const record = await mediaStore(inside).get(id)
    if (!record) return
    const changes = changesBy(verdict, part, record)
    if (Object.keys(changes).length === 0) return
    const judged = { ...record, ...changes }
    // Once nothing is open no worker need look at it again.
    const settled = partsInDoubt(judged).length === 0 ? { checkAt: 0 } : {}
    await mediaStore(inside).update(id, { ...changes, ...settled })
    await follow(judged, inside)
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
  const changed = fields.filter((field) => MAY_BECOME[record[field]].includes(verdict))
  return Object.fromEntries(changed.map((field) => [field, verdict]))
}
