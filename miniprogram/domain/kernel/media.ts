/** Files that people attach to things. */

export type MediaKind = 'image' | 'video'

/**
 * How far the content check has come. Only `pass` may be shown to the public. `review`: a person has to look, because WeChat
 * said so, gave no verdict, or cannot check it (a video); whoever publishes the case decides.
 */
export type MediaCheck = 'pending' | 'review' | 'pass' | 'risky'

/**
 * A picture or video as it is stored. `thumbId` is a small copy made on the phone (a poster for a video, '' where the phone
 * got none).
 */
export interface MediaFile {
  kind: MediaKind
  fileId: string
  thumbId: string
  /** Pixels. */
  width: number
  height: number
  /** Seconds, videos only. */
  duration?: number
}
