/** One part of a JPEG: a marker with what belongs to it; of a scan, the picture data too (ITU-T T.81, B.1.1). */
export interface JpegSegment {
  /** The byte after 0xff. */
  marker: number
  bytes: Uint8Array
}

export const SCAN = 0xda
const END = 0xd9

/**
 * @param bytes a file that begins as a JPEG
 * @returns its segments from behind its first two bytes up to its end; nothing behind that is part of the picture. One that
 *   breaks off within its picture data is shown as far as it goes; undefined for any other that cannot be followed
 */
export function segmentsOf(bytes: Uint8Array): JpegSegment[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const segments: JpegSegment[] = []
  for (let at = 2; at < bytes.length;) {
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || marker === undefined) return undefined
    if (marker === 0xff) {
      // Any marker may have more of these before it.
      at += 1
      continue
    }
    const end = endOf(marker, at, view)
    if (end === undefined) return undefined
    segments.push({ marker, bytes: bytes.subarray(at, end) })
    if (marker === END) return segments
    at = end
  }
  return segments
}

function endOf(marker: number, at: number, view: DataView): number | undefined {
  if (marker === END || isAlone(marker)) return at + 2
  if (at + 4 > view.byteLength) return undefined
  const length = view.getUint16(at + 2)
  const end = at + 2 + length
  if (length < 2 || end > view.byteLength) return undefined
  return marker === SCAN ? nextMarker(view, end) : end
}

/** Restarts and TEM have no length. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** Picture data has a 0 behind each 0xff of its own, and restarts in between. */
function nextMarker(view: DataView, from: number): number {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && !isAlone(next)) return at
  }
  return bytes.length
}
