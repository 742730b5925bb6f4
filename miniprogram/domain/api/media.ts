import type { MediaFile, MediaKind } from '../case/types'

/** Area `media`: what people took or chose, and have uploaded into their own folder. */
export interface MediaActions {
  /**
   * Where the caller may upload one file and its thumb to. Refused with `too_often`, `fields.file` saying why in a few
   * characters, when that is more than one person may bring on one day.
   */
  begin: { in: BegunUpload; out: UploadPlace }
  /**
   * Looks at an upload and copies it to where nobody can change it. The same upload again answers the same id and is not
   * copied again. Refused with `unusable_file`, `fields.file` saying why in a few characters, or `foreign_file`.
   */
  keep: { in: MediaFile; out: KeptMedia }
}

/** What is about to be uploaded. */
export interface BegunUpload {
  kind: MediaKind
  /** Size of the file, without its thumb. */
  bytes: number
}

/** Paths inside the storage; they tell nobody whose they are. */
export interface UploadPlace {
  file: string
  thumb: string
}

/** A file that can be attached to a case, once, by whoever uploaded it. */
export interface KeptMedia {
  id: string
}
