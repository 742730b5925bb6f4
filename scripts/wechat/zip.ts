import { readFileSync } from 'node:fs'

export interface ZipEntry {
  path: string
  /** Unpacked size in bytes. */
  bytes: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46

/**
 * Lists the files in a zip from its central directory.
 * @throws when the file is not a zip
 */
export function listZip(file: string): ZipEntry[] {
  const zip = readFileSync(file)
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]), zip.length - END_BYTES)
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error(`${file} is not a zip`)
  const count = zip.readUInt16LE(end + 10)
  let offset = zip.readUInt32LE(end + 16)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(offset) !== DIRECTORY_ENTRY) throw new Error(`${file}: its directory is damaged`)
    const nameBytes = zip.readUInt16LE(offset + 28)
    const name = zip.toString('utf8', offset + ENTRY_BYTES, offset + ENTRY_BYTES + nameBytes)
    entries.push({ path: name.replace(/^\.\//, ''), bytes: zip.readUInt32LE(offset + 24) })
    offset += ENTRY_BYTES + nameBytes + zip.readUInt16LE(offset + 30) + zip.readUInt16LE(offset + 32)
  }
  return entries.filter(({ path }) => !path.endsWith('/') && path !== '')
}
