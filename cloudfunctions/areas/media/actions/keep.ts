import type { KeptMedia } from '#domain/api/media'
import type { MediaFile } from '#domain/case/types'
import type { UseCase } from '../../../kernel/context'
import { keepMedia } from '../keep'

/** What the caller uploaded becomes a file that can be attached, whatever happens to the upload. */
export const keep: UseCase<MediaFile, KeptMedia> = async (upload, context) => {
  const { _id } = await keepMedia(upload, context)
  return { id: _id }
}
