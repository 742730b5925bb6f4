/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'jpeg' | 'png' | 'gif' | 'webp' | 'heic' | 'video' | 'unknown'

/** As many bytes of a file tell its kind. */
export const KIND_BYTES = 16

/** Brands of ISO/IEC 23008-12: still pictures and their sequences in the same box as a film's (`mif1`, `msf1` for any codec). */
const HEIC = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']
/** Of the same family, but neither a film nor a picture that phones write: AVIF, sound alone, raw pictures of cameras. */
const OTHER_BRANDS = ['avif', 'avis', 'M4A ', 'M4B ', 'crx ']

/** @param bytes the first `KIND_BYTES` or more; what is shorter is `unknown` */
export function kindOfFile(bytes: Uint8Array): FileKind {
  const letters = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4))
  if (beginsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (beginsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (letters(0) === 'GIF8') return 'gif'
  if (letters(0) === 'RIFF' && letters(8) === 'WEBP') return 'webp'
  return letters(4) === 'ftyp' ? kindOfBrand(letters(8)) : 'unknown'
}

function kindOfBrand(brand: string): FileKind {
  if (HEIC.includes(brand)) return 'heic'
  return OTHER_BRANDS.includes(brand) ? 'unknown' : 'video'
}

function beginsWith(bytes: Uint8Array, ...beginning: number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte)
}
