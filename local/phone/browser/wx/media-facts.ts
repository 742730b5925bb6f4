import { WxFailure } from './failure'

/** Width and height of a picture file. @throws WxFailure when the browser cannot read it */
export async function pictureSize(file: Blob): Promise<{ width: number; height: number }> {
  try {
    const { width, height } = await createImageBitmap(file)
    return { width, height }
  } catch {
    // A vector has no pixels of its own to decode as a bitmap, but an element can tell its size.
    const image = new Image()
    image.src = URL.createObjectURL(file)
    await image.decode().catch(() => {
      throw new WxFailure('the picture cannot be read')
    })
    return { width: image.naturalWidth, height: image.naturalHeight }
  }
}

/** Seconds, size and first picture of a video. @throws WxFailure when the browser cannot play it */
export async function videoFacts(
  address: string,
): Promise<{ duration: number; width: number; height: number; thumb: Blob }> {
  const video = document.createElement('video')
  Object.assign(video, { muted: true, preload: 'auto', src: address })
  await once(video, 'loadeddata')
  const { duration, videoWidth: width, videoHeight: height } = video
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const thumb = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8))
  if (thumb === null) throw new WxFailure('the video has no picture')
  return { duration: Math.round(duration * 100) / 100, width, height, thumb }
}

function once(video: HTMLVideoElement, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(event, () => resolve(), { once: true })
    video.addEventListener('error', () => reject(new WxFailure('the video cannot be played here')), {
      once: true,
    })
  })
}
