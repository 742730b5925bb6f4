import type { MediaFile, MediaKind } from '../domain/case/types'
import { call } from './call'
import { isRefused, mayCollect } from './consent'
import { shrinkImage } from './images'
import { whenSession } from './session'
import type { Picked, Prepared, UploadItem } from './upload-queue'
import { UploadQueue } from './upload-queue'

/** Choosing pictures and videos, making them small, and bringing them to the cloud while the person goes on writing. */

export type { UploadItem } from './upload-queue'

const PHOTO = { longSide: 1600, maxBytes: 300 * 1024 }
const THUMB = { longSide: 400, maxBytes: 40 * 1024 }
const VIDEO_SECONDS = 60

/** Lets the person take or choose; @returns nothing when they changed their mind. */
export async function pickMedia(kind: MediaKind, count: number): Promise<Picked[]> {
  if (!(await mayCollect())) return []
  const { tempFiles } = await choose(kind, count)
  return tempFiles.map((file) => ({
    kind,
    path: file.tempFilePath,
    poster: kind === 'video' ? file.thumbTempFilePath : file.tempFilePath,
    width: file.width ?? 0,
    height: file.height ?? 0,
    duration: file.duration ?? 0,
  }))
}

async function choose(kind: MediaKind, count: number): Promise<{ tempFiles: WechatMiniprogram.MediaFile[] }> {
  try {
    return await wx.chooseMedia({
      count,
      mediaType: [kind],
      sourceType: ['camera', 'album'],
      sizeType: ['compressed'],
      maxDuration: VIDEO_SECONDS,
      camera: 'back',
    })
  } catch (failure) {
    if (isRefused(failure) || /cancel/.test((failure as { errMsg?: string }).errMsg ?? ''))
      return { tempFiles: [] }
    throw failure
  }
}

/** @returns a queue that really uploads; `onChange` hears of every change of its items. */
export function createUploads(onChange: (items: UploadItem[]) => void): UploadQueue {
  return new UploadQueue({ prepare, upload, keep }, onChange)
}

/** @returns the ids of the pictures that are ready to be submitted. */
export function mediaIdsOf(items: readonly UploadItem[]): string[] {
  return items.flatMap(({ mediaId }) => (mediaId === undefined ? [] : [mediaId]))
}

/** @returns whether something is still on its way. */
export function isUploading(items: readonly UploadItem[]): boolean {
  return items.some(({ state }) => state !== 'done' && state !== 'failed')
}

export function hasFailed(items: readonly UploadItem[]): boolean {
  return items.some(({ state }) => state === 'failed')
}

/**
 * Brings back the items of a draft: what was uploaded is there again; the rest is gone with WeChat's temporary
 * files and has to be chosen again.
 */
export async function restoreItems(
  items: readonly UploadItem[],
): Promise<{ items: UploadItem[]; lost: number }> {
  const uploaded = items.filter(({ file }) => file !== undefined)
  const urls = await thumbUrls(uploaded)
  return {
    items: uploaded.map((item) => ({ ...item, preview: urls.get(item.file?.thumbId ?? '') ?? '' })),
    lost: items.length - uploaded.length,
  }
}

async function thumbUrls(items: readonly UploadItem[]): Promise<Map<string, string>> {
  if (items.length === 0) return new Map()
  try {
    const fileList = items.map(({ file }) => file?.thumbId ?? '')
    const { fileList: answers } = await wx.cloud.getTempFileURL({ fileList })
    return new Map(answers.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]))
  } catch (error) {
    // Without a network the pictures are only not shown; they are uploaded and count.
    console.warn('getTempFileURL', error)
    return new Map()
  }
}

async function prepare(picked: Picked): Promise<Prepared> {
  const thumb = await shrinkImage(picked.poster, THUMB.longSide, THUMB.maxBytes)
  if (picked.kind === 'video') {
    const width = picked.width || thumb.width
    const height = picked.height || thumb.height
    return { path: picked.path, thumbPath: thumb.path, width, height, duration: picked.duration }
  }
  const photo = await shrinkImage(picked.path, PHOTO.longSide, PHOTO.maxBytes)
  return { path: photo.path, thumbPath: thumb.path, width: photo.width, height: photo.height, duration: 0 }
}

async function keep(file: MediaFile): Promise<string> {
  return (await call('media', 'keep', file)).id
}

/** Everyone writes into a folder of their own; the server accepts files of no other. */
async function upload(
  filePath: string,
  name: string,
  onProgress: (percent: number) => void,
): Promise<string> {
  const { uploadPrefix } = await whenSession()
  return new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      cloudPath: `${uploadPrefix}${name}`,
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: reject,
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
  })
}
