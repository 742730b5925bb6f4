import type { MediaCheck, MediaKind } from '#domain/case/types'
import type { MediaFile } from '#domain/kernel/media'

/** Documents as they are stored. Times are epoch ms unless they say otherwise. */

/**
 * `media`: one file that somebody took or chose. `fileId` and `thumbId` are copies that only functions can write; this
 * is the only place that knows what the content check said of them.
 */
export interface MediaDoc extends MediaFile {
  /** Derived from the upload that it is a copy of, so that keeping that twice makes one record. */
  _id: string
  ownerOpenid: string
  /** Size of the file, without the thumb. */
  bytes: number
  /** Of the file; a video's is a person's. */
  check: MediaCheck
  thumbCheck: MediaCheck
  /**
   * When a worker must look at its checks: to have WeChat asked, or asked again. 0 when there is nothing to ask; missing in
   * records from before checks had a worker.
   */
  checkAt?: number
  /** How often WeChat was asked. */
  checkTries?: number
  /** '' until something holds it. */
  attachedTo: { kind: 'case'; id: string } | ''
  at: number
}

/** A place that a person was given to upload one file and its thumb to. */
export interface UploadPlaceDoc {
  /** Names the folder, see kernel/ids.ts. */
  token: string
  kind: MediaKind
}

/**
 * `uploads`: what one person brought on one day. The storage cannot be asked what lies in it, so this is how we know what
 * to remove; and it is what the day's limits are counted by, in one document, so that many at once cannot pass them.
 */
export interface UploadsDoc {
  /** Of the person and the day. */
  _id: string
  ownerOpenid: string
  /** The first of that day. */
  at: number
  begun: UploadPlaceDoc[]
  /** Files that were kept, and their bytes. */
  kept: number
  bytes: number
  /** Paths of what was kept without having been begun that day: drafts over midnight, phones with an earlier version. */
  others: string[]
}

/** `media_checks`: asynchronous content checks under way, and what became of them; `_id` is WeChat's trace_id. */
export interface MediaCheckDoc {
  _id: string
  /** '' when the verdict came before we knew what it is about. */
  mediaId: string
  part: 'file' | 'thumb'
  verdict?: MediaCheck
  /** WeChat said that there will be no verdict. */
  failed?: true
  at: number
  /** The upload that was looked at, and the case that it was stored with, where the first release asked. */
  fileId?: string
  caseId?: string
}

/** What each collection holds. */
export interface MediaDocuments {
  media: MediaDoc
  media_checks: MediaCheckDoc
  uploads: UploadsDoc
}
