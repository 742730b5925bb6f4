import type { MediaCheck, MediaFile } from '#domain/case/types'
import type { MediaDoc } from './documents'
import type { AttachedMedia } from '../../kernel/media-ref'
import { mediaIdOf } from '../../kernel/ids'

/** A file with what its record says now. */
export interface SeenMedia extends MediaFile {
  id: string
  check: MediaCheck
}
/** A document whose files were looked up. */
export type Shown<Doc extends { media: AttachedMedia[] }> = Omit<Doc, 'media' | 'afterMedia'> & {
  media: SeenMedia[]
} & (Doc extends { afterMedia: unknown } ? { afterMedia: SeenMedia[] } : unknown)

/** @returns what tells a file from the others of a case, the same before and after it has a record */
export function idOfAttached(media: AttachedMedia): string {
  return 'id' in media ? (media.earlierId ?? media.id) : mediaIdOf(media.fileId)
}

/** The worst first. */
const DOUBTS: readonly MediaCheck[] = ['risky', 'pending', 'review']

/** @returns the worse of both: a clean picture with a risky thumb is not shown */
export function verdictOf({ check, thumbCheck }: Pick<MediaDoc, 'check' | 'thumbCheck'>): MediaCheck {
  return DOUBTS.find((doubt) => check === doubt || thumbCheck === doubt) ?? 'pass'
}

/** @param records by id. @returns the files; one whose record is gone is left out */
export function withRecords(
  media: readonly AttachedMedia[],
  records: ReadonlyMap<string, MediaDoc>,
): SeenMedia[] {
  return media.flatMap((file) => {
    if (!('id' in file)) return [ofFirstRelease(file)]
    const record = records.get(file.id)
    return record ? [ofRecord(record)] : []
  })
}

export function ofRecord(record: MediaDoc): SeenMedia {
  const { _id, kind, fileId, thumbId, width, height, duration } = record
  const check = verdictOf(record)
  return {
    id: _id,
    kind,
    fileId,
    thumbId,
    width,
    height,
    ...(duration === undefined ? {} : { duration }),
    check,
  }
}

/** Nobody ever looked at the thumb of a picture: the picture stands for itself. A video's was seen with the video. */
function ofFirstRelease(file: MediaFile & { check: MediaCheck }): SeenMedia {
  const thumbId = file.kind === 'image' ? file.fileId : file.thumbId
  return { ...file, id: mediaIdOf(file.fileId), thumbId }
}

/** @returns the ids of the records that these files have */
export function recordIds(media: readonly AttachedMedia[]): string[] {
  return media.flatMap((file) => ('id' in file ? [file.id] : []))
}
