import type { MiniProgram } from '../mini-program'
import type { ViewerItem } from '../overlays/media-viewer'
import { openMediaViewer } from '../overlays/media-viewer'
import type { PhoneFiles } from '../phone/files'
import type { Troubles } from '../phone/troubles'
import { asyncApi } from './api'
import { WxFailure } from './failure'
import { requirePrivacy } from './privacy'
import { handedOut } from './chosen-files'
import { pictureSize, videoFacts } from './media-facts'

interface ChooseOptions {
  count?: number
  mediaType?: ('image' | 'video' | 'mix')[]
  sourceType?: ('album' | 'camera')[]
  /** Seconds. */
  maxDuration?: number
}

/** WeChat on a computer opens no chooser for more, and says nothing. */
const COMPUTER_SECONDS = 10

/** Choosing pictures and videos, and looking at them. */
export function mediaApi(program: MiniProgram): Record<string, unknown> {
  const { files, troubles } = program
  return {
    chooseMedia: asyncApi(
      'chooseMedia',
      async ({ count = 9, mediaType = ['image', 'video'], maxDuration = 10 }: ChooseOptions) => {
        await requirePrivacy(program, 'chooseMedia')
        if (troubles.has('computer') && maxDuration > COMPUTER_SECONDS) await new Promise(() => undefined)
        const types = mediaType.flatMap((type) => (type === 'mix' ? ['image', 'video'] : [type]))
        const chosen = (await pickFiles(types.map((type) => `${type}/*`).join(','), count > 1)).slice(
          0,
          count,
        )
        const tempFiles = await Promise.all(
          chosen.map((file) => describeFile(files, handedOut(file, troubles), troubles)),
        )
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

async function describeFile(files: PhoneFiles, file: File, troubles: Troubles) {
  const fileType = file.type.startsWith('video/') ? 'video' : 'image'
  const tempFilePath = files.addTemporary(file)
  const common = { tempFilePath, size: file.size, fileType }
  if (fileType === 'image') {
    // One that cannot be read is handed out like the others.
    const { width, height } = await pictureSize(file).catch(() => ({ width: 0, height: 0 }))
    return { ...common, width, height, duration: 0, thumbTempFilePath: '' }
  }
  const { thumb, ...facts } = await videoFacts(files.address(tempFilePath))
  const thumbTempFilePath = troubles.has('thumb-missing') ? '' : files.addTemporary(thumb)
  return { ...common, ...facts, thumbTempFilePath }
}
