import { mediaCheckStore } from './checks/media-checks-store'
import { firstCheck, partsInDoubt } from './checks/parts'
import { mediaStore } from './media-store'
import { AppError } from '#domain/kernel/errors'
import type { MediaCheck } from '#domain/kernel/media'
import type { MediaDoc } from './documents'
import type { StoredMedia } from '../../kernel/media-ref'
import type { WorkContext } from '../../kernel/context'
import { firstReleaseMediaIdOf } from '../../kernel/ids'
import { writeCopy } from './keep'
import type { Looked } from './upload'
import { lookAt } from './upload'
import { DuplicateError } from '../../kernel/platform/database'

/** A file as the first release stored it, and with what. */
export interface FirstReleaseFile {
  file: StoredMedia
  /** '' where nobody knows any more. */
  ownerOpenid: string
  caseId: string
  /** When it was brought, epoch ms: what the storage holds since before that are the bytes that were looked at. */
  broughtAt: number
}

/**
 * Makes the record of a file that the first release stored with a case, once. Its uploader could replace the upload until
 * now: what was refused stays refused, but a pass counts only for bytes that lie there since before they were brought;
 * others are looked at anew, as they are copied. Of a picture the copy is its own thumb too: nobody ever looked at the
 * thumb. What is no picture or video, or is gone, keeps its address and is shown to staff at most.
 */
export async function recordOfFirstRelease(first: FirstReleaseFile, context: WorkContext): Promise<MediaDoc> {
  const { file, ownerOpenid, caseId } = first
  const { db, now } = context
  const _id = firstReleaseMediaIdOf(caseId, file.fileId)
  const known = await mediaStore(db).get(_id)
  if (known) return known
  const record: MediaDoc = {
    _id,
    ownerOpenid,
    kind: file.kind,
    width: file.width,
    height: file.height,
    ...(file.duration === undefined ? {} : { duration: file.duration }),
    ...((await copied(_id, first, context)) ?? untouched(file)),
    attachedTo: { kind: 'case', id: caseId },
    at: now,
  }
  record.checkAt = partsInDoubt(record).length > 0 ? now : 0
  return insertOnce(record, context)
}

type Copied = Pick<MediaDoc, 'fileId' | 'thumbId' | 'bytes' | 'check' | 'thumbCheck'>

async function copied(
  mediaId: string,
  first: FirstReleaseFile,
  context: WorkContext,
): Promise<Copied | undefined> {
  try {
    const verdict = await verdictOn(first.file, context)
    return await copiesOf(mediaId, first, verdict, context)
  } catch (error) {
    if (error instanceof AppError && error.code === 'unusable_file') return undefined
    throw error
  }
}

/** A verdict that came since the file was stored counts. */
async function verdictOn({ fileId, check }: StoredMedia, { db }: WorkContext): Promise<MediaCheck> {
  const verdicts = (await mediaCheckStore(db).ofUploads([fileId])).map(({ verdict }) => verdict)
  if (check === 'risky' || verdicts.includes('risky')) return 'risky'
  return verdicts.includes('pass') ? 'pass' : check
}

async function copiesOf(
  mediaId: string,
  { file: { kind, fileId, thumbId }, broughtAt }: FirstReleaseFile,
  verdict: MediaCheck,
  { services }: WorkContext,
): Promise<Copied> {
  const file = await lookAt(fileId, kind, services)
  const poster = kind === 'video' ? await lookAt(thumbId, 'image', services) : undefined
  const copy = await writeCopy(mediaId, 'file', file, services)
  const small = poster ? await writeCopy(mediaId, 'thumb', poster, services) : copy
  const checkOf = (looked: Looked, open: MediaCheck) =>
    verdict === 'risky' || (verdict === 'pass' && liesSince(broughtAt, looked)) ? verdict : open
  return {
    fileId: copy,
    thumbId: small,
    bytes: file.bytes.length,
    check: checkOf(file, firstCheck(kind)),
    thumbCheck: checkOf(poster ?? file, 'pending'),
  }
}

/** The storage counts in whole seconds. */
const SECOND = 1_000

function liesSince(at: number, { writtenAt }: Looked): boolean {
  return writtenAt !== undefined && writtenAt + SECOND <= at
}

function untouched({ fileId, thumbId }: StoredMedia): Copied {
  return { fileId, thumbId, bytes: 0, check: 'risky', thumbCheck: 'risky' }
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
