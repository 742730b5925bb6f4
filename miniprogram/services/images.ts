/** Pictures made small on the phone. Drawing them anew also leaves EXIF, and with it the place and the device, behind. */

export interface SmallImage {
  path: string
  width: number
  height: number
}

const QUALITIES = [0.8, 0.65, 0.5]

/** @returns the size that fits into `longSide`, in whole pixels, never larger than the original. */
export function fitted(width: number, height: number, longSide: number): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * Draws the picture at `source` no larger than `longSide` and saves it as JPEG.
 * @param maxBytes aimed at by lowering the quality; the lowest quality is taken as it comes
 */
export async function shrinkImage(source: string, longSide: number, maxBytes: number): Promise<SmallImage> {
  const canvas = wx.createOffscreenCanvas({ type: '2d', width: 1, height: 1 })
  const image = await loadImage(canvas, source)
  const size = fitted(image.width, image.height, longSide)
  canvas.width = size.width
  canvas.height = size.height
  const context = canvas.getContext('2d') as WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D
  context.drawImage(image, 0, 0, size.width, size.height)
  return { path: await saveUnder(canvas, size, maxBytes), ...size }
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
  size: { width: number; height: number },
  maxBytes: number,
): Promise<string> {
  let path = ''
  for (const quality of QUALITIES) {
    path = await saveAsJpeg(canvas, size, quality)
    if ((await sizeOf(path)) <= maxBytes) break
  }
  return path
}

async function saveAsJpeg(
  canvas: WechatMiniprogram.OffscreenCanvas,
  { width, height }: { width: number; height: number },
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

function sizeOf(filePath: string): Promise<number> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size), fail: reject })
  })
}
