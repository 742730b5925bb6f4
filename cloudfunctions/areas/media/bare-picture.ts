import type { FileType } from './file-type'
import { SCAN, segmentsOf } from './jpeg-segments'

/**
 * A picture without what cameras and programs write beside it: place, device, time, an earlier version of the picture, a
 * short film behind it. The phone's own drawing leaves all of it behind already; where the phone could not draw, and for
 * whatever else uploads, it is done here. Which way is up stays.
 * @param format of a file that has been recognised as such
 */
export function barePicture(bytes: Uint8Array, format: FileType['format']): Uint8Array {
  if (format === 'jpeg') return bareJpeg(bytes)
  return format === 'png' ? barePng(bytes) : bytes
}

/** JFIF, colour profiles and Adobe's colours are needed to show it; other APPn and comments are not (ITU-T T.81, B.2.4.6). */
const APP0 = 0xe0
const EXIF = 0xe1
const APP2 = 0xe2
const ADOBE = 0xee
const COMMENT = 0xfe
function bareJpeg(bytes: Uint8Array): Uint8Array {
  const kept = (segmentsOf(bytes) ?? []).flatMap(({ marker, bytes: segment }) => {
    if (marker === SCAN || isNeeded(segment)) return [segment]
    return uprightness(segment)
  })
  return Buffer.concat([bytes.subarray(0, 2), ...kept])
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

/** Beside the critical chunks, whose names begin with a capital, a picture needs these to look as it does (PNG, 11.3). */
const PNG_LOOKS = ['tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'pHYs']

const isShown = (name: string): boolean => /^[A-Z]/.test(name) || PNG_LOOKS.includes(name)

function barePng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (end > bytes.length) break
    if (isShown(name)) kept.push(bytes.subarray(at, end))
    at = name === 'IEND' ? bytes.length : end
  }
  return Buffer.concat(kept)
}
