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
  const letters = (from: number, count: number) => String.fromCharCode(...bytes.subarray(from, from + count))
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return jpeg(view)
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return png(view)
  if (letters(0, 4) === 'GIF8') return { format: 'gif', moving: true }
  if (letters(0, 4) === 'RIFF' && letters(8, 4) === 'WEBP') return { format: 'webp', moving: false }
  // MP4 and MOV: the first box names the brand.
  return letters(4, 4) === 'ftyp' ? { format: 'mp4', moving: true } : undefined
}

function startsWith(bytes: Uint8Array, ...beginning: number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte)
}

/** Segments, of which one begins the picture and tells its size. A file without that one shows nothing. */
function jpeg(view: DataView): FileType | undefined {
  let at = 2
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (isFrame(marker))
      return { format: 'jpeg', moving: false, height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
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
