/** How large what people take and choose may be, in bytes. */
export const MEDIA_BYTES = {
  /** WeChat's content check looks at pictures up to this size (security.mediaCheckAsync). */
  image: 10 * 1024 * 1024,
  /** Made small on the phone: 40 KB are aimed at. */
  thumb: 1024 * 1024,
  /** A minute as WeChat compresses it is about half of this. */
  video: 50 * 1024 * 1024,
} as const

/** Pixels of the longer side; a picture of more would not open on an older phone. */
export const LONG_SIDE_MOST = 20_000
