import type { UploadPlace } from '../domain/api/media'
import type { MediaFile, MediaKind } from '../domain/case/types'
import { call } from './call'
import { withConsent } from './consent'
import { createPrepare } from './prepare'
import type { Progress, Sending } from './sending'
import type { UploadItem } from './upload-queue'
import { UploadQueue } from './upload-queue'

/** Bringing pictures and videos to the cloud while the person goes on writing. */

export type { UploadItem } from './upload-queue'

/** @returns a queue that really uploads; `onChange` hears of every change of its items. */
export function createUploads(onChange: (items: UploadItem[]) => void): UploadQueue {
  return new UploadQueue({ prepare: createPrepare(), begin, upload, keep }, onChange)
}

/** @returns the ids of the pictures that are ready to be submitted. */
export function mediaIdsOf(items: readonly UploadItem[]): string[] {
  return items.flatMap(({ mediaId }) => (mediaId === undefined ? [] : [mediaId]))
}

/** @returns whether something is still on its way. */
export function isUploading(items: readonly UploadItem[]): boolean {
  return items.some(({ state }) => state !== 'done' && state !== 'failed')
}

/** @returns what keeps the files from being submitted once they are no longer under way; '' when nothing does */
export function mediaProblem(items: readonly UploadItem[]): string {
  const failed = items.filter(({ state }) => state === 'failed')
  const [first] = failed
  if (!first) return ''
  const name = first.kind === 'video' ? '视频' : '照片'
  // Trying again helps only where nothing is wrong with the file itself.
  return failed.every(({ problem }) => problem !== undefined)
    ? `有${name}不能使用，请移除后再提交`
    : `有${name}没有传上，请重试或移除`
}

/**
 * Brings back the items of a draft: what was uploaded is there again; the rest is gone with WeChat's temporary
 * files and has to be chosen again. So has what was uploaded so long ago that the storage does not keep it any more.
 */
export async function restoreItems(
  items: readonly UploadItem[],
): Promise<{ items: UploadItem[]; lost: number }> {
  const uploaded = items.filter(({ file }) => file !== undefined)
  const urls = await urlsOf(uploaded.flatMap(filesToShow))
  const at = (fileId = '') => urls.get(fileId) ?? ''
  const there = uploaded.filter((item) => !filesToShow(item).some((fileId) => urls.get(fileId) === ''))
  return {
    items: there.map((item) => {
      const shown = { ...item, preview: at(item.file?.thumbId) }
      return item.kind === 'video' ? { ...shown, source: at(item.file?.fileId) } : shown
    }),
    lost: items.length - there.length,
  }
}

function filesToShow({ kind, file }: UploadItem): string[] {
  if (!file) return []
  return (kind === 'video' ? [file.thumbId, file.fileId] : [file.thumbId]).filter((id) => id !== '')
}

/** @returns file id -> URL, '' of a file that is not there any more; nothing where the storage could not be asked */
async function urlsOf(fileList: string[]): Promise<Map<string, string>> {
  if (fileList.length === 0) return new Map()
  try {
    const { fileList: answers } = await wx.cloud.getTempFileURL({ fileList })
    return new Map(answers.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]))
  } catch (error) {
    // Without a network the pictures are only not shown; they are uploaded and count.
    console.warn('getTempFileURL', error)
    return new Map()
  }
}

/** The guide may have a new version since the file was chosen: then the person is asked before anything is sent. */
function begin(kind: MediaKind, bytes: number): Promise<UploadPlace> {
  return withConsent(() => call('media', 'begin', { kind, bytes }))
}

async function keep(file: MediaFile): Promise<string> {
  return (await withConsent(() => call('media', 'keep', file))).id
}

function upload(filePath: string, cloudPath: string, progress: Progress): Sending {
  let abort = (): void => undefined
  const done = new Promise<string>((resolve, reject) => {
    const success = ({ fileID }: { fileID: string }) => resolve(fileID)
    const task = wx.cloud.uploadFile({ cloudPath, filePath, success, fail: reject })
    task.onProgressUpdate(({ progress: percent, totalBytesSent }) => progress(percent, totalBytesSent))
    abort = () => task.abort()
  })
  return { done, abort: () => abort() }
}
