import type { SeenMedia } from '../../media'
import type { Cover } from '../documents'
import type { MediaView } from '#domain/api/case'
import type { MediaCheck } from '#domain/case/types'
import type { Sight } from '#domain/kernel/life'

/** File id -> URL that expires. */
export type Urls = Map<string, string>

/**
 * Staff see everything; the uploader what is not refused; the public only what was checked.
 * @returns the files that somebody with `sight` may see
 */
export function visibleMedia(media: readonly SeenMedia[], sight: Sight): SeenMedia[] {
  return media.filter(({ check }) => mayShow(check, sight))
}

function mayShow(check: MediaCheck, sight: Sight): boolean {
  return sight === 'staff' || check === 'pass' || (sight === 'own' && check !== 'risky')
}

export function fileIdsOf(media: readonly SeenMedia[]): string[] {
  return media.flatMap(({ fileId, thumbId }) => [fileId, thumbId])
}

/** @returns the files as the phone shows them; one without a URL (deleted) is left out */
export function toMediaViews(media: readonly SeenMedia[], sight: Sight, urls: Urls): MediaView[] {
  return visibleMedia(media, sight).flatMap((file) => {
    const url = urls.get(file.fileId)
    if (url === undefined) return []
    const { id, kind, width, height, duration, check } = file
    // Without its thumb a picture stands for itself; a video does not fit into an image.
    const thumb = urls.get(file.thumbId) ?? (kind === 'image' ? url : '')
    return [
      {
        kind,
        url,
        thumb,
        width,
        height,
        ...(duration === undefined ? {} : { duration }),
        ...(sight === 'public' ? {} : { id }),
        // Nobody looks at the pictures of a case that is never published, so uploaders are promised no look.
        ...(sight === 'public' || (sight === 'own' && check === 'review') ? {} : { check }),
      },
    ]
  })
}

/** @returns the small picture that stands for a case in a list, if somebody with `sight` may see it */
export function visibleCover(cover: Cover | undefined, sight: Sight): string | undefined {
  return cover && mayShow(cover.check, sight) ? cover.thumbId : undefined
}
