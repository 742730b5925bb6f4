import type { FileKind } from '../domain/kernel/file-kind'
import { KIND_BYTES, kindOfFile } from '../domain/kernel/file-kind'
import type { Size } from './picture-size'
import { onCanvas } from './picture-size'

/** What WeChat can do with a picture file. Each of these may fail, and may stay without an answer: see prepare.ts. */

export interface SmallImage extends Size {
  path: string
  bytes: number
}

/** How a picture is made smaller. */
export interface Smaller {
  size: (original: Size) => Size
  /** Aimed at by lowering the quality; the lowest quality is taken as it comes. */
  bytes: (size: Size) => number
}

const QUALITIES = [0.8, 0.65, 0.5]

/**
 * Draws a picture anew and saves it as JPEG, which leaves EXIF, and with it the place and the device, behind. What is
 * see-through is drawn on white; a JPEG would show it black.
 */
export async function drawImage(source: string, smaller: Smaller): Promise<SmallImage> {
  const canvas = wx.createOffscreenCanvas({ type: '2d', width: 1, height: 1 })
  const image = await loadImage(canvas, source)
  const size = onCanvas(smaller.size(image))
  canvas.width = size.width
  canvas.height = size.height
  const context = canvas.getContext('2d') as WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, size.width, size.height)
  context.drawImage(image, 0, 0, size.width, size.height)
  return { ...(await saveUnder(canvas, size, smaller.bytes(size))), ...size }
}

function loadImage(
  canvas: WechatMiniprogram.OffscreenCanvas,
  source: string,
): Promise<WechatMiniprogram.Image> {
  return new Promise((resolve, reject) => {
    const image = canvas.createImage()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('the picture cannot be read'))
    image.src = source
  })
}

async function saveUnder(
  canvas: WechatMiniprogram.OffscreenCanvas,
  size: Size,
  maxBytes: number,
): Promise<{ path: string; bytes: number }> {
  let saved = { path: '', bytes: Infinity }
  for (const quality of QUALITIES) {
    const path = await saveAsJpeg(canvas, size, quality)
    saved = { path, bytes: await bytesOf(path) }
    if (saved.bytes <= maxBytes) break
  }
  return saved
}

async function saveAsJpeg(
  canvas: WechatMiniprogram.OffscreenCanvas,
  { width, height }: Size,
  quality: number,
): Promise<string> {
  const { tempFilePath } = await wx.canvasToTempFilePath({
    canvas,
    width,
    height,
    destWidth: width,
    destHeight: height,
    fileType: 'jpg',
    quality,
  })
  return tempFilePath
}

const COMPRESSED = 70

/** The phone's own compression: needs no canvas, takes pictures of any length, leaves a PNG a PNG. */
export async function compressImage(source: string, smaller: Smaller): Promise<SmallImage> {
  const { width } = smaller.size(await sizeOfImage(source))
  const { tempFilePath: path } = await wx.compressImage({
    src: source,
    quality: COMPRESSED,
    compressedWidth: width,
  })
  const [size, bytes] = await Promise.all([sizeOfImage(path), bytesOf(path)])
  return { path, bytes, ...size }
}

export async function sizeOfImage(src: string): Promise<Size> {
  const { width, height } = await wx.getImageInfo({ src })
  return { width, height }
}

export function bytesOf(filePath: string): Promise<number> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size), fail: reject })
  })
}

/** @returns what a file is by its first bytes; one of a few bytes is nothing */
export async function kindOfPath(filePath: string): Promise<FileKind> {
  if ((await bytesOf(filePath)) < KIND_BYTES) return 'unknown'
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      filePath,
      position: 0,
      length: KIND_BYTES,
      success: ({ data }) => resolve(kindOfFile(new Uint8Array(data as ArrayBuffer))),
      fail: reject,
    })
  })
}
