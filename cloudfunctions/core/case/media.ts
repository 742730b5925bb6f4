import type { MediaFile } from '../../../miniprogram/domain/case/types'
import { AppError } from '../../../miniprogram/domain/errors'
import type { StoredMedia } from '../../database/documents'
import { isOwnUpload, storagePathOf } from '../ids'

/**
 * @returns the files as they are stored, unchecked as yet
 * @throws AppError `foreign_file` for a file that does not lie in an upload folder of the person's own
 */
export function ownMedia(files: readonly MediaFile[], openid: string): StoredMedia[] {
  for (const { fileId, thumbId } of files) {
    const isOwn = [fileId, thumbId].every((id) => isOwnUpload(storagePathOf(id) ?? '', openid))
    if (!isOwn) throw new AppError('foreign_file', { fields: { media: '照片未能上传成功，请重新选择' } })
  }
  return files.map((file) => ({ ...file, check: 'pending' }))
}
