import type { MediaKind } from '../domain/case/types'
import { AppError } from '../domain/kernel/errors'
import { VIDEO_SECONDS } from '../domain/kernel/media-limits'
import { videoProblem } from '../words/files'
import { isRefused, mayCollect } from './consent'
import type { Picked } from './upload-queue'

/**
 * Lets the person take or choose.
 * @returns nothing when they changed their mind
 * @throws AppError `unusable_file` with the limit, for a video that is too long or too large: nothing of it is uploaded
 */
export async function pickMedia(kind: MediaKind, count: number): Promise<Picked[]> {
  if (!(await mayCollect())) return []
  const { tempFiles } = await choose(kind, count)
  return tempFiles.map((file) => (kind === 'video' ? pickedVideo(file) : pickedPhoto(file)))
}

function pickedPhoto({ tempFilePath: path, width = 0, height = 0 }: WechatMiniprogram.MediaFile): Picked {
  return { kind: 'image', path, poster: path, width, height, duration: 0 }
}

function pickedVideo(file: WechatMiniprogram.MediaFile): Picked {
  const {
    tempFilePath: path,
    thumbTempFilePath: poster = '',
    width = 0,
    height = 0,
    duration = 0,
    size = 0,
  } = file
  const text = videoProblem({ duration, bytes: size })
  if (text !== '') throw new AppError('unusable_file', { text })
  return { kind: 'video', path, poster, width, height, duration }
}

async function choose(kind: MediaKind, count: number): Promise<{ tempFiles: WechatMiniprogram.MediaFile[] }> {
  try {
    return await wx.chooseMedia(choiceOf(kind, count, isComputer()))
  } catch (failure) {
    if (isRefused(failure) || /cancel/.test((failure as { errMsg?: string }).errMsg ?? ''))
      return { tempFiles: [] }
    throw failure
  }
}

/**
 * WeChat on a computer has no camera to offer, and opens no chooser at all when it is told how long to record; a camera's
 * settings mean nothing for photos anyway.
 */
function choiceOf(kind: MediaKind, count: number, onComputer: boolean): WechatMiniprogram.ChooseMediaOption {
  return {
    count,
    mediaType: [kind],
    sourceType: onComputer ? ['album'] : ['camera', 'album'],
    sizeType: ['compressed'],
    ...(kind === 'video' && !onComputer ? { maxDuration: VIDEO_SECONDS } : {}),
  }
}

function isComputer(): boolean {
  return ['windows', 'mac'].includes(wx.getDeviceInfo().platform)
}
