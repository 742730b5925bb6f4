import type { MiniProgram } from '../mini-program'
import type { ViewerItem } from '../overlays/media-viewer'
import { openMediaViewer } from '../overlays/media-viewer'
import type { PhoneFiles } from '../phone/files'
import { asyncApi } from './api'
import { WxFailure } from './failure'
import { requirePrivacy } from './privacy'
import { pictureSize, videoFacts } from './media-facts'

interface ChooseOptions {
  count?: number
  mediaType?: ('image' | 'video' | 'mix')[]
  sourceType?: ('album' | 'camera')[]
  /** Seconds. */
  maxDuration?: number
}

/** Choosing pictures and videos, and looking at them. */
export function mediaApi(program: MiniProgram): Record<string, unknown> {
  const { files } = program
  return {
    chooseMedia: asyncApi(
      'chooseMedia',
      async ({ count = 9, mediaType = ['image', 'video'] }: ChooseOptions) => {
        await requirePrivacy(program, 'chooseMedia')
        const types = mediaType.flatMap((type) => (type === 'mix' ? ['image', 'video'] : [type]))
        const chosen = (await pickFiles(types.map((type) => `${type}/*`).join(','), count > 1)).slice(
          0,
          count,
        )
        const tempFiles = await Promise.all(chosen.map((file) => describeFile(files, file)))
        const kinds = new Set(tempFiles.map(({ fileType }) => fileType))
        return { tempFiles, type: kinds.size > 1 ? 'mix' : tempFiles[0]?.fileType }
      },
    ),
    chooseImage: asyncApi('chooseImage', async ({ count = 9 }: ChooseOptions) => {
      await requirePrivacy(program, 'chooseImage')
      const chosen = (await pickFiles('image/*', count > 1)).slice(0, count)
      const tempFiles = chosen.map((file) => ({ path: files.addTemporary(file), size: file.size }))
      return { tempFiles, tempFilePaths: tempFiles.map(({ path }) => path) }
    }),
    previewImage: asyncApi(
      'previewImage',
      ({ urls, current }: { urls: string[]; current?: string | number }) => {
        const index = typeof current === 'number' ? current : Math.max(0, urls.indexOf(current ?? ''))
        openMediaViewer(
          urls.map((url) => ({ url, type: 'image' })),
          index,
        )
      },
    ),
    previewMedia: asyncApi(
      'previewMedia',
      ({ sources, current = 0 }: { sources: ViewerItem[]; current?: number }) =>
        openMediaViewer(sources, current),
    ),
    saveImageToPhotosAlbum: asyncApi('saveImageToPhotosAlbum', ({ filePath }: { filePath: string }) => {
      const link = document.createElement('a')
      link.href = files.address(filePath)
      link.download = filePath.slice(filePath.lastIndexOf('/') + 1)
      link.click()
    }),
  }
}

function pickFiles(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    Object.assign(input, { type: 'file', accept, multiple, hidden: true })
    input.onchange = () => {
      input.remove()
      resolve([...(input.files ?? [])])
    }
    input.oncancel = () => {
      input.remove()
      reject(new WxFailure('cancel'))
    }
    document.body.append(input)
    input.click()
  })
}

async function describeFile(files: PhoneFiles, file: File) {
  const fileType = file.type.startsWith('video/') ? 'video' : 'image'
  const tempFilePath = files.addTemporary(file)
  const common = { tempFilePath, size: file.size, fileType }
  if (fileType === 'image') {
    const { width, height } = await pictureSize(file)
    return { ...common, width, height, duration: 0, thumbTempFilePath: '' }
  }
  const { thumb, ...facts } = await videoFacts(files.address(tempFilePath))
  return { ...common, ...facts, thumbTempFilePath: files.addTemporary(thumb) }
}
