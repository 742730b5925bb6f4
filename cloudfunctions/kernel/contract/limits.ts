import { VIDEO_SECONDS } from '#domain/kernel/media-limits'

/** How much an input may hold. By itself, so that who needs a number does not load the validator. */
export const LIMITS = {
  photos: 9,
  videos: 1,
  videoSeconds: VIDEO_SECONDS,
  textMin: 5,
  textMax: 1000,
  /** A department's answer or a note. */
  replyMax: 1000,
  nameMax: 20,
} as const

export const TOO_MANY_FILES = `最多可上传 ${LIMITS.photos} 张照片和 ${LIMITS.videos} 段视频`
