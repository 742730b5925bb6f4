import { LONG_SIDE_MOST } from '../domain/kernel/media-limits'

/** Pixels. */
export interface Size {
  width: number
  height: number
}

/** How far a picture is made smaller: to this long side, but a long one no further than to this short side. */
export interface Bounds {
  long: number
  short: number
}

/** A screen's width stays, so that what is written on a screenshot can be read however long it is. */
export const PHOTO: Bounds = { long: 1600, short: 1080 }
export const THUMB: Bounds = { long: 400, short: 200 }

/** Twice as long as wide: a screenshot that was scrolled, a panorama. */
const LONG_RATIO = 2

/** @returns the size within the bounds, in whole pixels, never larger than the original */
export function fitted({ width, height }: Size, { long, short }: Bounds): Size {
  const longSide = Math.max(width, height)
  const shortSide = Math.min(width, height)
  const readable = longSide > shortSide * LONG_RATIO ? short / shortSide : 0
  return scaled(
    { width, height },
    Math.min(1, Math.max(long / longSide, readable), LONG_SIDE_MOST / longSide),
  )
}

/** WeChat's canvases fail above this in either direction, on some phones without a word. */
const CANVAS_SIDE = 4096

export function fitsCanvas({ width, height }: Size): boolean {
  return Math.max(width, height) <= CANVAS_SIDE
}

/** @returns the size, or the largest of its shape that a canvas takes */
export function onCanvas(size: Size): Size {
  return scaled(size, Math.min(1, CANVAS_SIDE / Math.max(size.width, size.height)))
}

function scaled({ width, height }: Size, scale: number): Size {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

const PHOTO_BYTES = 300 * 1024
/** What 300 KB are to 1600 × 1200 pixels: a longer picture may have more. */
const BYTES_A_PIXEL = PHOTO_BYTES / (1600 * 1200)

/** @returns the bytes that a photo of this size is aimed at */
export function photoBytes({ width, height }: Size): number {
  return Math.max(PHOTO_BYTES, Math.round(width * height * BYTES_A_PIXEL))
}

const THUMB_BYTES = 40 * 1024

export function thumbBytes({ width, height }: Size): number {
  return Math.max(THUMB_BYTES, Math.round((width * height) / 4))
}
