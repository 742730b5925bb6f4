import type { StoredMedia } from '../../database/documents'
import type { MediaView } from '../../../miniprogram/domain/api/case'
import type { Sight } from '../../../miniprogram/domain/kernel/life'

/** File id -> URL that expires. */
export type Urls = Map<string, string>

/**
 * Staff see everything; the uploader what is not refused; the public only what was checked.
 * @returns the files that somebody with `sight` may see
 */
export function visibleMedia(media: readonly StoredMedia[], sight: Sight): StoredMedia[] {
  if (sight === 'staff') return [...media]
  return media.filter(({ check }) => check === 'pass' || (sight === 'own' && check === 'pending'))
}

export function fileIdsOf(media: readonly StoredMedia[]): string[] {
  return media.flatMap(({ fileId, thumbId }) => [fileId, thumbId])
}

/** @returns the files as the phone shows them; one without a URL (deleted) is left out */
export function toMediaViews(media: readonly StoredMedia[], sight: Sight, urls: Urls): MediaView[] {
  return visibleMedia(media, sight).flatMap((file) => {
    const url = urls.get(file.fileId)
    if (url === undefined) return []
    const { kind, width, height, duration, check } = file
    const thumb = urls.get(file.thumbId) ?? url
    return [
      {
        kind,
        url,
        thumb,
        width,
        height,
        ...(duration === undefined ? {} : { duration }),
        ...(sight === 'public' ? {} : { check }),
      },
    ]
  })
}

/** @returns the small picture that stands for these files in a list, if there is one to be seen */
export function thumbIdOf(media: readonly StoredMedia[], sight: Sight): string | undefined {
  const visible = visibleMedia(media, sight)
  return (visible.find(({ kind }) => kind === 'image') ?? visible[0])?.thumbId
}
