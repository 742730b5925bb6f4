import { kindOfFile } from '#domain/kernel/file-kind'
import { SCAN, segmentsOf } from './jpeg-segments'

/** What a file really is, whatever its name says. */
export interface FileType {
  format: 'jpeg' | 'png' | 'gif' | 'webp' | 'mp4'
  /** It has more pictures than the first one, which is all that a content check sees. */
  moving: boolean
  /** Pixels, where the header tells them. */
  width?: number
  height?: number
}

/** @returns the type of file that begins with these bytes; undefined for any that is neither picture nor video */
export function typeOfFile(bytes: Uint8Array): FileType | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (kindOfFile(bytes)) {
    case 'jpeg':
      return jpeg(bytes)
    case 'png':
      return png(view)
    case 'gif':
      return { format: 'gif', moving: true }
    case 'webp':
      return { format: 'webp', moving: false }
    case 'video':
      return { format: 'mp4', moving: true }
    case 'heic':
    case 'unknown':
      return undefined
  }
}

/**
 * One segment begins the picture and tells its size. A file without that one, or without picture data, shows nothing; of
 * several, each program believes another one.
 */
function jpeg(bytes: Uint8Array): FileType | undefined {
  const segments = segmentsOf(bytes) ?? []
  const [frame, second] = segments.filter(({ marker }) => isFrame(marker))
  const isWhole =
    frame && frame.bytes.length >= 9 && !second && segments.some(({ marker }) => marker === SCAN)
  if (!isWhole) return undefined
  const view = new DataView(frame.bytes.buffer, frame.bytes.byteOffset, frame.bytes.byteLength)
  return { format: 'jpeg', moving: false, height: view.getUint16(5), width: view.getUint16(7) }
}

/** SOF0 to SOF15, without the tables that share their numbers. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

const IHDR = 0x49484452
const ACTL = 0x6163544c
const IDAT = 0x49444154

/** Chunks; the control of an animation comes before the first data. */
function png(view: DataView): FileType | undefined {
  if (view.byteLength < 24 || view.getUint32(12) !== IHDR) return undefined
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  let moving = false
  let at = 8
  while (at + 8 <= view.byteLength && view.getUint32(at + 4) !== IDAT) {
    if (view.getUint32(at + 4) === ACTL) moving = true
    at += 12 + view.getUint32(at)
  }
  return { format: 'png', moving, ...size }
}
