import { mediaAddress } from '../media'

/** A browser canvas with what WeChat's 2d canvas node has besides. */
export const WxCanvas = {
  create(width: number, height: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    return extend(canvas)
  },
  extend,
}

function extend(canvas: HTMLCanvasElement): HTMLCanvasElement {
  return Object.assign(canvas, {
    createImage,
    createPath2D: (path?: Path2D) => new Path2D(path),
    requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  })
}

/** An image whose `src` also takes files of the phone, the cloud and the mini program. */
function createImage(): HTMLImageElement {
  const image = new Image()
  let src = ''
  Object.defineProperty(image, 'src', {
    get: () => src,
    set: (value: string) => {
      src = value
      mediaAddress(value).then(
        (address) => image.setAttribute('src', address),
        () => image.dispatchEvent(new Event('error')),
      )
    },
  })
  return image
}
