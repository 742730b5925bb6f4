import { WxCanvas } from '../canvas/wx-canvas'
import { mediaAddress } from '../media'
import type { MiniProgram } from '../mini-program'
import { asyncApi } from './api'
import { WxFailure } from './failure'

interface CompressOptions {
  src: string
  /** 0 to 100. */
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}

interface ExportOptions {
  canvas?: HTMLCanvasElement
  x?: number
  y?: number
  width?: number
  height?: number
  destWidth?: number
  destHeight?: number
  fileType?: 'png' | 'jpg'
  /** 0 to 1. */
  quality?: number
}

/** Reading, drawing and compressing pictures, with real pixels. */
export function imageApi({ files, troubles }: MiniProgram): Record<string, unknown> {
  return {
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      WxCanvas.create(width, height),
    canvasToTempFilePath: asyncApi('canvasToTempFilePath', async (options: ExportOptions) => {
      if (troubles.has('canvas-fails')) throw new WxFailure('the canvas is in trouble')
      if (troubles.has('canvas-silent')) await new Promise(() => undefined)
      if (!options.canvas) throw new WxFailure('canvasId: only canvases of type 2d are in the preview')
      return { tempFilePath: files.addTemporary(await exportCanvas(options.canvas, options)) }
    }),
    getImageInfo: asyncApi('getImageInfo', async ({ src }: { src: string }) => {
      const { image, blob } = await loadPicture(src)
      const type = blob.type.split('/')[1] ?? 'unknown'
      const path = src.startsWith('wxfile:') ? src : files.addTemporary(blob)
      return { width: image.width, height: image.height, path, orientation: 'up', type }
    }),
    compressImage: asyncApi(
      'compressImage',
      async ({ src, quality = 80, compressedWidth, compressedHeight }: CompressOptions) => {
        if (troubles.has('compress-fails')) throw new WxFailure('the compression is in trouble')
        const { image, blob } = await loadPicture(src)
        const width =
          compressedWidth ??
          (compressedHeight === undefined ? image.width : (image.width / image.height) * compressedHeight)
        const height = compressedHeight ?? (image.height / image.width) * width
        const canvas = WxCanvas.create(Math.round(width), Math.round(height))
        canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
        const fileType = blob.type === 'image/png' ? 'png' : 'jpg'
        return {
          tempFilePath: files.addTemporary(await exportCanvas(canvas, { fileType, quality: quality / 100 })),
        }
      },
    ),
  }
}

async function loadPicture(src: string): Promise<{ image: ImageBitmap; blob: Blob }> {
  const response = await fetch(await mediaAddress(src))
  const blob = await response.blob()
  try {
    return { image: await createImageBitmap(blob), blob }
  } catch {
    throw new WxFailure(`cannot read the picture ${src}`)
  }
}

/** A part of a canvas as a file, scaled to the asked size. */
async function exportCanvas(canvas: HTMLCanvasElement, options: ExportOptions): Promise<Blob> {
  const {
    x = 0,
    y = 0,
    width = canvas.width - x,
    height = canvas.height - y,
    fileType = 'png',
    quality = 0.92,
  } = options
  const { destWidth = width, destHeight = height } = options
  const output = document.createElement('canvas')
  output.width = destWidth
  output.height = destHeight
  output.getContext('2d')?.drawImage(canvas, x, y, width, height, 0, 0, destWidth, destHeight)
  const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png'
  const blob = await new Promise<Blob | null>((resolve) => output.toBlob(resolve, type, quality))
  if (blob === null) throw new WxFailure('the canvas is empty')
  return blob
}
