const MB = 1024 * 1024

/** How large what people take and choose may be, in bytes. */
export const MEDIA_BYTES = {
  /** WeChat's content check looks at pictures up to this size (security.mediaCheckAsync). */
  image: 10 * MB,
  /** Made small on the phone: 40 KB are aimed at. */
  thumb: MB,
  /** A minute as WeChat compresses it is about half of this. */
  video: 50 * MB,
} as const

/** Seconds of a video; WeChat's camera records up to this (wx.chooseMedia, maxDuration 3 to 60). */
export const VIDEO_SECONDS = 60
/** Cameras stop a little late. */
export const VIDEO_SECONDS_TAKEN = VIDEO_SECONDS + 1

/** Pixels of the longer side; a picture of more would not open on an older phone. */
export const LONG_SIDE_MOST = 20_000

/**
 * What one person may upload on one day. Ten reports with all that a report may hold are 100 files; a liaison who closes
 * sixty cases with ten photos each has 600. Nobody who works by hand comes near either.
 */
export const UPLOADS_A_DAY = {
  citizen: { files: 100, bytes: 300 * MB },
  staff: { files: 600, bytes: 1000 * MB },
} as const

/** Days that a file waits which nobody attached. Longer than a phone keeps a draft after its last change (14). */
export const UNATTACHED_DAYS = 30
