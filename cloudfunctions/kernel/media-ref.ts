import type { MediaCheck, MediaFile, MediaKind } from '#domain/kernel/media'

/** A file of a case or an event, by its record; what never changes of it is repeated. */
export interface MediaRef {
  id: string
  /** What the first release's file was known by before it had a record; see areas/media/seen-media.ts, idOfAttached. */
  earlierId?: string
  kind: MediaKind
  width: number
  height: number
  duration?: number
}

/** A file as the first release stored it; the clock makes a record of each, see areas/case/sweeps/record-media.ts. */
export interface StoredMedia extends MediaFile {
  check: MediaCheck
}

export type AttachedMedia = MediaRef | StoredMedia
