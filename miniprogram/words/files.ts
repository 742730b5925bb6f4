import { AppError } from '../domain/kernel/errors'
import { MEDIA_BYTES, VIDEO_SECONDS, VIDEO_SECONDS_TAKEN } from '../domain/kernel/media-limits'

/** Why a file cannot be used, and what helps. */
export interface FileProblem {
  /** A few characters, on the small picture. */
  problem: string
  /** The sentence behind it. */
  advice: string
}

export const NOT_A_PICTURE: FileProblem = {
  problem: '这不是图片',
  advice: '所选文件不是图片。请移除后重新选择照片或截图。',
}

export const VIDEO_AMONG_PICTURES: FileProblem = {
  problem: '这是视频',
  advice: '所选文件是视频，不能作为照片上传。请移除后重新选择照片。',
}

export const NOT_A_VIDEO: FileProblem = {
  problem: '不支持这种视频',
  advice: '所选文件不是 MP4 或 MOV 视频。请移除后重新选择，或改用手机拍摄。',
}

/** 兼容性最佳 is what iPhones call it: 设置 → 相机 → 格式. */
export const HEIC: FileProblem = {
  problem: '无法读取 HEIC',
  advice:
    '这张照片是 HEIC 格式，本机无法读取。请移除后上传它的截图；也可在苹果手机的“设置 → 相机 → 格式”中选择“兼容性最佳”，再重新拍摄。',
}

/** The error that carries it, as the server's own refusals do. */
export function unusable({ problem, advice }: FileProblem): AppError {
  return new AppError('unusable_file', { text: advice, fields: { file: problem } })
}

const MB = 1024 * 1024

/**
 * @param video seconds and bytes; 0 where the phone does not say
 * @returns why a video is not taken, with the limit; '' when it is
 */
export function videoProblem({ duration, bytes }: { duration: number; bytes: number }): string {
  if (duration > VIDEO_SECONDS_TAKEN)
    return `视频最长 ${VIDEO_SECONDS} 秒，所选视频 ${Math.round(duration)} 秒。请剪短后再选，或重新拍摄。`
  if (bytes > MEDIA_BYTES.video)
    return `视频最大 ${MEDIA_BYTES.video / MB} MB，所选视频 ${Math.ceil(bytes / MB)} MB。请剪短后再选，或重新拍摄。`
  return ''
}
