import type { KeptMedia } from '../../../../miniprogram/domain/api/media'
import type { MediaFile } from '../../../../miniprogram/domain/case/types'
import type { UseCase } from '../../context'
import { keepMedia } from '../../media/keep'

/** What the caller uploaded becomes a file that can be attached, whatever happens to the upload. */
export const keep: UseCase<MediaFile, KeptMedia> = async (upload, context) => {
  const { _id } = await keepMedia(upload, context)
  return { id: _id }
}
