import type { Looked } from './upload'

/**
 * A picture without what cameras and programs write beside it: place, device, time, an earlier version of the picture, a
 * short film behind it. The phone's own drawing leaves all of it behind already; where the phone could not draw, and for
 * whatever else uploads, it is done here. Which way is up stays. What cannot be followed to its end stays as it is.
 */
export function barePicture({ bytes, type }: Looked): Uint8Array {
  if (type.format === 'jpeg') return bareJpeg(bytes)
  return type.format === 'png' ? barePng(bytes) : bytes
}

/** JFIF, colour profiles and Adobe's colours are needed to show it; other APPn and comments are not (ITU-T T.81, B.2.4.6). */
const APP0 = 0xe0
const EXIF = 0xe1
const APP2 = 0xe2
const ADOBE = 0xee
const COMMENT = 0xfe
const SCAN = 0xda
const END = 0xd9

function bareJpeg(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== SCAN) {
    const end = at + 2 + view.getUint16(at + 2)
    if (end > bytes.length) break
    const segment = bytes.subarray(at, end)
    if (isNeeded(segment)) kept.push(segment)
    else kept.push(...uprightness(segment))
    at = end
  }
  return Buffer.concat([...kept, bytes.subarray(at, endOfPicture(bytes, at))])
}

function isNeeded(segment: Uint8Array): boolean {
  const marker = segment[1] ?? 0
  if (marker === APP2) return String.fromCharCode(...segment.subarray(4, 15)) === 'ICC_PROFILE'
  return marker === APP0 || marker === ADOBE || (marker !== COMMENT && (marker < APP0 || marker > 0xef))
}

/** @returns an Exif segment that says the same of which way is up, and nothing else; none when it says nothing of that */
function uprightness(segment: Uint8Array): Uint8Array[] {
  const orientation = segment[1] === EXIF ? orientationOf(segment.subarray(4)) : 1
  if (orientation < 2 || orientation > 8) return []
  const exif = [
    ...Buffer.from('Exif\0\0MM\0'),
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
  ]
  const end = [0, 0, 0, 0, 0, 0]
  return [Buffer.from([0xff, EXIF, 0, 2 + exif.length + end.length, ...exif, ...end])]
}

const ORIENTATION = 0x0112

/** @param exif an APP1 segment behind its length. @returns 1 (upright) when it does not say */
function orientationOf(exif: Uint8Array): number {
  const isExif = String.fromCharCode(...exif.subarray(0, 6)) === 'Exif\0\0'
  const tiff = new DataView(exif.buffer, exif.byteOffset + 6, Math.max(0, exif.byteLength - 6))
  if (!isExif || tiff.byteLength < 14) return 1
  const little = tiff.getUint16(0) === 0x4949
  const first = tiff.getUint32(4, little)
  const fits = (at: number) => at + 12 <= tiff.byteLength
  const count = fits(first) ? tiff.getUint16(first, little) : 0
  for (let index = 0; index < count && fits(first + 2 + index * 12); index += 1) {
    const entry = first + 2 + index * 12
    if (tiff.getUint16(entry, little) === ORIENTATION) return tiff.getUint16(entry + 8, little)
  }
  return 1
}

/** @returns where the picture ends; behind it phones put films and second pictures */
function endOfPicture(bytes: Uint8Array, from: number): number {
  if (bytes[from] !== 0xff || bytes[from + 1] !== SCAN) return bytes.length
  for (let at = bytes.indexOf(0xff, from + 2); at !== -1; at = bytes.indexOf(0xff, at + 1))
    if (bytes[at + 1] === END) return at + 2
  return bytes.length
}

const PNG_BESIDE = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']

function barePng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (end > bytes.length) break
    if (!PNG_BESIDE.includes(name)) kept.push(bytes.subarray(at, end))
    at = name === 'IEND' ? bytes.length : end
  }
  return Buffer.concat([...kept, bytes.subarray(at)])
}
