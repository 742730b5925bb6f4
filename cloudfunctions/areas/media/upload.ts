import type { MediaFile, MediaKind } from '#domain/case/types'
import { AppError } from '#domain/kernel/errors'
import { kindOfFile } from '#domain/kernel/file-kind'
import { LONG_SIDE_MOST, MEDIA_BYTES } from '#domain/kernel/media-limits'
import type { Services } from '../../kernel/platform/services'
import { barePicture } from './bare-picture'
import { bareVideo } from './bare-video'
import type { FileType } from './file-type'
import { typeOfFile } from './file-type'

/** Bytes that were looked at, without what was written beside the picture or film, and what they are. */
export interface Looked {
  bytes: Uint8Array
  type: FileType
  /** When it was uploaded, epoch ms of a whole second, where the storage says so. */
  writtenAt: number | undefined
}
export interface Upload {
  file: Looked
  /** None of a video whose first picture the phone did not get. */
  thumb: Looked | undefined
}

/** The sentence stands on the small picture on the phone. */
function unusable(file: string): AppError {
  return new AppError('unusable_file', { text: `${file}，请移除后重新选择`, fields: { file } })
}

/**
 * Reads an upload, once: what is looked at here is what is kept.
 * @throws AppError `unusable_file` with the sentence in `fields.file`
 */
export async function readUpload(
  { kind, fileId, thumbId }: Pick<MediaFile, 'kind' | 'fileId' | 'thumbId'>,
  services: Pick<Services, 'readFile'>,
): Promise<Upload> {
  const [file, thumb] = await Promise.all([
    lookAt(fileId, kind, services),
    thumbId === '' ? undefined : lookAt(thumbId, 'image', services, MEDIA_BYTES.thumb),
  ])
  return { file, thumb }
}

/**
 * @param most bytes
 * @throws AppError `unusable_file`
 */
export async function lookAt(
  fileId: string,
  kind: MediaKind,
  services: Pick<Services, 'readFile'>,
  most: number = MEDIA_BYTES[kind],
): Promise<Looked> {
  const name = kind === 'image' ? '图片' : '视频'
  const read = await services.readFile(fileId, most)
  if (read === 'missing') throw unusable(`${name}没有传上`)
  if (read === 'large') throw unusable(`${name}过大`)
  const { bytes, writtenAt } = read
  if (kindOfFile(bytes) === 'heic') throw unusable('不支持 HEIC 图片')
  const type = typeOfFile(bytes)
  if (!type || (type.format === 'mp4') !== (kind === 'video')) throw unusable(`这不是${name}`)
  if (kind === 'image') requireCheckable(type)
  const bare = kind === 'video' ? bareVideo(bytes) : barePicture(bytes, type.format)
  if (!bare) throw unusable(`这不是${name}`)
  return { bytes: bare, type, writtenAt }
}

/** WeChat's check knows no WebP, and looks at no more than the first picture of those that move. */
function requireCheckable({ format, moving, width = 0, height = 0 }: FileType): void {
  if (moving || format === 'webp') throw unusable('不支持这种图片')
  if (Math.max(width, height) > LONG_SIDE_MOST) throw unusable('图片过大')
  if (Math.min(width, height) < 1) throw unusable('这不是图片')
}
