import type { MediaFile } from '#domain/case/types'
import { AppError } from '#domain/kernel/errors'
import type { MediaDoc } from './documents'
import type { MediaRef } from '../../kernel/media-ref'
import type { Context } from '../../kernel/context'
import { LIMITS, TOO_MANY_FILES } from '../../kernel/contract/limits'
import type { TransactionStore } from '../../kernel/platform/database'
import { mediaStore } from './media-store'
import { foreignFile, keepMedia } from './keep'

/** A file by its record's id; a phone with an earlier version names the upload itself. */
export type MediaInput = string | MediaFile

/** @returns the ids of the records; what has none yet is kept now, as the phone would have asked for */
export async function keptIds(media: readonly MediaInput[], context: Context): Promise<string[]> {
  const ids: string[] = []
  for (const item of media) ids.push(typeof item === 'string' ? item : (await keepMedia(item, context))._id)
  return [...new Set(ids)]
}

/**
 * The files that somebody brings to a case, to be called inside the transaction that attaches them.
 * @throws AppError `foreign_file` for one that is not theirs or is held by another case, or was forgotten, which the sentence
 *   says; `invalid_input` for too many
 */
export async function filesFor(
  caseId: string,
  ids: readonly string[],
  openid: string,
  store: TransactionStore,
): Promise<MediaDoc[]> {
  const files: MediaDoc[] = []
  const gone: number[] = []
  for (const [index, id] of ids.entries()) {
    const record = await mediaStore(store).get(id)
    if (!record) gone.push(index + 1)
    else if (isTheirs(record, caseId, openid)) files.push(record)
    else throw foreignFile()
  }
  if (gone.length > 0) throw foreignFile(`第 ${gone.join('、')} 个文件保存过久，已被清理，请移除后重新添加`)
  const photos = files.filter(({ kind }) => kind === 'image').length
  if (photos > LIMITS.photos || files.length - photos > LIMITS.videos)
    throw new AppError('invalid_input', { fields: { media: TOO_MANY_FILES } })
  return files
}

function isTheirs({ attachedTo, ownerOpenid }: MediaDoc, caseId: string, openid: string): boolean {
  return ownerOpenid === openid && (attachedTo === '' || attachedTo.id === caseId)
}

/**
 * Nothing else can hold these files from now on, and WeChat is asked about them.
 * @param at epoch ms
 */
export async function attach(
  { caseId, at }: { caseId: string; at: number },
  files: readonly MediaDoc[],
  store: TransactionStore,
): Promise<void> {
  for (const { _id, attachedTo } of files) {
    if (attachedTo !== '') continue
    await mediaStore(store).update(_id, { attachedTo: { kind: 'case', id: caseId }, checkAt: at })
  }
}

export function refTo({ _id, kind, width, height, duration }: MediaDoc): MediaRef {
  return { id: _id, kind, width, height, ...(duration === undefined ? {} : { duration }) }
}
