import { mediaCheckStore } from './checks/media-checks-store'
import { partsInDoubt } from './checks/parts'
import { mediaStore } from './media-store'
import { AppError } from '#domain/kernel/errors'
import type { MediaDoc } from './documents'
import type { StoredMedia } from '../../kernel/media-ref'
import type { WorkContext } from '../../kernel/context'
import { firstReleaseMediaIdOf } from '../../kernel/ids'
import { writeCopy } from './keep'
import { lookAt } from './upload'
import { DuplicateError } from '../../kernel/platform/database'

/**
 * Makes the record of a file that the first release stored with a case, once. Its uploader could replace the upload until
 * now: what was refused stays refused, but what was passed is looked at anew, as it is copied. Of a picture the copy is its
 * own thumb too: nobody ever looked at the thumb. What is no picture or video, or is gone, keeps its address and is shown
 * to staff at most.
 */
export async function recordOfFirstRelease(
  file: StoredMedia,
  ownerOpenid: string,
  caseId: string,
  context: WorkContext,
): Promise<MediaDoc> {
  const { db, now } = context
  const _id = firstReleaseMediaIdOf(caseId, file.fileId)
  const known = await mediaStore(db).get(_id)
  if (known) return known
  const refused = (await wasRefused(file, context)) ? REFUSED : {}
  const record: MediaDoc = {
    _id,
    ownerOpenid,
    kind: file.kind,
    width: file.width,
    height: file.height,
    ...(file.duration === undefined ? {} : { duration: file.duration }),
    ...((await copied(_id, file, context)) ?? untouched(file)),
    ...refused,
    attachedTo: { kind: 'case', id: caseId },
    at: now,
  }
  record.checkAt = partsInDoubt(record).length > 0 ? now : 0
  return insertOnce(record, context)
}

type Copied = Pick<MediaDoc, 'fileId' | 'thumbId' | 'bytes' | 'check' | 'thumbCheck'>

const REFUSED: Pick<MediaDoc, 'check' | 'thumbCheck'> = { check: 'risky', thumbCheck: 'risky' }

/** A verdict that came since the file was stored counts. */
async function wasRefused({ fileId, check }: StoredMedia, { db }: WorkContext): Promise<boolean> {
  const checks = await mediaCheckStore(db).ofUploads([fileId])
  return check === 'risky' || checks.some(({ verdict }) => verdict === 'risky')
}

async function copied(mediaId: string, file: StoredMedia, context: WorkContext): Promise<Copied | undefined> {
  try {
    const check = file.kind === 'video' ? 'review' : 'pending'
    return { ...(await copiesOf(mediaId, file, context)), check, thumbCheck: 'pending' }
  } catch (error) {
    if (error instanceof AppError && error.code === 'unusable_file') return undefined
    throw error
  }
}

async function copiesOf(
  mediaId: string,
  { kind, fileId, thumbId }: StoredMedia,
  { services }: WorkContext,
): Promise<Pick<MediaDoc, 'fileId' | 'thumbId' | 'bytes'>> {
  const file = await lookAt(fileId, kind, services)
  const poster = kind === 'video' ? await lookAt(thumbId, 'image', services) : undefined
  const copy = await writeCopy(mediaId, 'file', file, services)
  const small = poster ? await writeCopy(mediaId, 'thumb', poster, services) : copy
  return { fileId: copy, thumbId: small, bytes: file.bytes.length }
}

function untouched({ fileId, thumbId }: StoredMedia): Copied {
  return { fileId, thumbId, bytes: 0, ...REFUSED }
}

/** Two runs at once make one record. */
async function insertOnce(record: MediaDoc, { db, services }: WorkContext): Promise<MediaDoc> {
  try {
    await mediaStore(db).insert(record)
    return record
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error
    // Nothing was copied of what has no bytes: its address is the upload's.
    if (record.bytes > 0) await services.removeFiles([record.fileId, record.thumbId])
    return (await mediaStore(db).get(record._id)) ?? record
  }
}
