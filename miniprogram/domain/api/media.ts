import type { MediaFile } from '../case/types'

/** Area `media`: what people took or chose, and have uploaded into their own folder. */
export interface MediaActions {
  /**
   * Looks at an upload and copies it to where nobody can change it. The same upload again answers the same id and is not
   * copied again. Refused with `unusable_file`, `fields.file` saying why in a few characters, or `foreign_file`.
   */
  keep: { in: MediaFile; out: KeptMedia }
}

/** A file that can be attached to a case, once, by whoever uploaded it. */
export interface KeptMedia {
  id: string
}
