import { VIDEO_SECONDS } from '#domain/kernel/media-limits'

/**
 * How many files an input may hold; of texts see domain/kernel/text/length.ts. By itself, so that who needs a number does
 * not load the validator.
 */
export const LIMITS = {
  photos: 9,
  videos: 1,
  videoSeconds: VIDEO_SECONDS,
} as const

export const TOO_MANY_FILES = `最多可上传 ${LIMITS.photos} 张照片和 ${LIMITS.videos} 段视频`
