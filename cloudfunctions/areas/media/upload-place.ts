import type { UploadPlace } from '#domain/api/media'
import { uploadPrefixOf } from '../../kernel/ids'
import type { UploadPlaceDoc } from './documents'

/** @returns where the person uploads what they began. What a file really is, is said by its bytes, not by its name. */
export function pathsOf(openid: string, { token, kind }: UploadPlaceDoc): UploadPlace {
  const folder = uploadPrefixOf(openid, token)
  return { file: `${folder}${kind === 'video' ? 'video.mp4' : 'photo.jpg'}`, thumb: `${folder}thumb.jpg` }
}
