/** Boxes that hold others (ISO/IEC 14496-12); the rest are not looked into. */
const HOLDERS = ['moov', 'trak']
/** Where phones write place, device and date: `udta` (©xyz) on Android, `meta` (com.apple.quicktime.location) on iPhones. */
const BESIDE = ['udta', 'meta']
const FREE = Buffer.from('free')
const HEADER = 8

/**
 * A film without what cameras write beside it. Such a box is called free space and emptied, so that nothing in the file
 * moves; what cannot be followed to its end stays as it is.
 */
export function bareFilm(bytes: Uint8Array): Uint8Array {
  const bare = Buffer.from(bytes)
  clean(bare, 0, bare.length)
  return bare
}

function clean(file: Buffer, from: number, to: number): void {
  for (let at = from; at + HEADER <= to;) {
    const end = endOfBox(file, at, to)
    const name = file.toString('latin1', at + 4, at + HEADER)
    if (end === undefined) return
    if (HOLDERS.includes(name)) clean(file, at + HEADER, end)
    if (from > 0 && BESIDE.includes(name)) {
      FREE.copy(file, at + 4)
      file.fill(0, at + HEADER, end)
    }
    at = end
  }
}

/** A size of 1 says that it follows in eight bytes, as of the pictures of a long film; 0 that the box is the last one. */
function endOfBox(file: Buffer, at: number, to: number): number | undefined {
  const size = file.readUInt32BE(at)
  if (size === 0) return to
  const long = size === 1 && at + 16 <= to ? Number(file.readBigUInt64BE(at + HEADER)) : size
  return long >= HEADER && at + long <= to ? at + long : undefined
}
