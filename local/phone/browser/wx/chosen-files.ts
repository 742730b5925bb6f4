import type { Troubles } from '../phone/troubles'

/** The beginning of a HEIC file, as phones write it, with nothing that could be decoded. */
const HEIC = [
  0,
  0,
  0,
  24,
  ...new TextEncoder().encode('ftypheic'),
  0,
  0,
  0,
  0,
  ...new TextEncoder().encode('mif1heic'),
]
const TEXT = '这是一段文字，不是图片。'

/** @returns the file that was chosen, or what a phone in trouble hands out instead */
export function handedOut(file: File, troubles: Troubles): File {
  if (!file.type.startsWith('image/')) return file
  if (troubles.has('heic'))
    return new File([new Uint8Array(HEIC), file], 'photo.heic', { type: 'image/heic' })
  return troubles.has('not-a-picture') ? new File([TEXT], 'note.txt', { type: 'text/plain' }) : file
}
