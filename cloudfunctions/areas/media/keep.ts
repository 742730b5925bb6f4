import { mediaStore } from './media-store'
import { randomBytes } from 'node:crypto'
import type { MediaFile } from '#domain/case/types'
import { AppError } from '#domain/kernel/errors'
import type { MediaDoc } from './documents'
import type { Context } from '../../kernel/context'
import { isOwnUpload, mediaIdOf, storagePathOf } from '../../kernel/ids'
import type { TransactionStore } from '../../kernel/platform/database'
import type { Services } from '../../kernel/platform/services'
import { firstCheck } from './checks/parts'
import type { FileType } from './file-type'
import { countKept, requireRoom, todayOf } from './day-limit'
import type { Looked } from './upload'
import { readUpload } from './upload'

const FOLDER = 'media'
const ENDINGS: Record<FileType['format'], string> = {
  jpeg: 'jpg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  mp4: 'mp4',
}

/** @param text beside the files of the form */
export function foreignFile(text = '照片未能上传成功，请重新选择'): AppError {
  return new AppError('foreign_file', { text, fields: { media: text } })
}

/**
 * Copies what a person uploaded to where only functions write, and makes the record that it is known by from then on.
 * What happens to the upload afterwards changes nothing. The same upload again is the same record, and is not copied
 * again: it may hold other bytes by then.
 * @throws AppError `foreign_file` for an upload that is not the person's own, `unusable_file` for what is no picture or
 *   video, `too_often` for more than one person may bring on one day
 */
export async function keepMedia(upload: MediaFile, context: Context): Promise<MediaDoc> {
  const { db, services, person, now } = context
  const paths = ownPaths(upload, person._id, services)
  const _id = mediaIdOf(upload.fileId)
  const known = await mediaStore(db).get(_id)
  if (known) return known
  const today = await todayOf(context)
  await requireRoom(today, db)
  const { file, thumb } = await readUpload(upload, services)
  const copies = await copyOf(_id, file, thumb, services)
  const { kind, duration } = upload
  const record: MediaDoc = {
    _id,
    ownerOpenid: person._id,
    kind,
    ...copies,
    width: file.type.width ?? upload.width,
    height: file.type.height ?? upload.height,
    ...(kind === 'video' && duration !== undefined ? { duration } : {}),
    bytes: file.bytes.length,
    check: firstCheck(kind),
    // Where there is no first picture there is nothing to look at before the film itself.
    thumbCheck: thumb ? 'pending' : 'pass',
    checkAt: 0,
    attachedTo: '',
    at: now,
  }
  const bytes = record.bytes + (thumb?.bytes.length ?? 0)
  return insertOnce(record, context, (inside) => countKept(today, bytes, paths, inside))
}

/** @returns the paths that it was uploaded to */
function ownPaths(
  { fileId, thumbId }: MediaFile,
  openid: string,
  { isOwnFile }: Pick<Services, 'isOwnFile'>,
): string[] {
  return [fileId, thumbId].filter(isGiven).map((id) => {
    const path = isOwnFile(id) ? storagePathOf(id) : undefined
    if (path === undefined || !isOwnUpload(path, openid)) throw foreignFile()
    return path
  })
}

const isGiven = (fileId: string): boolean => fileId !== ''

async function copyOf(
  mediaId: string,
  file: Looked,
  thumb: Looked | undefined,
  services: Pick<Services, 'writeFile'>,
): Promise<Pick<MediaDoc, 'fileId' | 'thumbId'>> {
  const [fileId, thumbId] = await Promise.all([
    writeCopy(mediaId, 'file', file, services),
    thumb ? writeCopy(mediaId, 'thumb', thumb, services) : '',
  ])
  return { fileId, thumbId }
}

/**
 * Each attempt writes to a name of its own: of two at once, the slower one must not replace what the faster one's record
 * speaks of, and has perhaps been checked already.
 * @returns the file id
 */
export function writeCopy(
  mediaId: string,
  part: 'file' | 'thumb',
  { bytes, type }: Looked,
  { writeFile }: Pick<Services, 'writeFile'>,
): Promise<string> {
  const attempt = randomBytes(6).toString('hex')
  return writeFile(`${FOLDER}/${mediaId}/${attempt}-${part}.${ENDINGS[type.format]}`, bytes)
}

/** @param count has the record counted, in the transaction that stores it */
async function insertOnce(
  record: MediaDoc,
  { db, services }: Context,
  count: (inside: TransactionStore) => Promise<void>,
): Promise<MediaDoc> {
  const remove = () => services.removeFiles([record.fileId, record.thumbId])
  try {
    const stored = await db.transaction(async (inside) => {
      const first = await mediaStore(inside).get(record._id)
      if (first) return first
      await count(inside)
      await mediaStore(inside).insert(record)
      return record
    })
    if (stored !== record) await remove()
    return stored
  } catch (error) {
    await remove()
    throw error
  }
}
