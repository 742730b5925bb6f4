import type { FileKind } from '../domain/kernel/file-kind'
import { codeOf } from './call'
import { MEDIA_BYTES } from '../domain/kernel/media-limits'
import { HEIC, NOT_A_PICTURE, NOT_A_VIDEO, unusable, VIDEO_AMONG_PICTURES } from '../words/files'
import type { SmallImage, Smaller } from './images'
import { bytesOf, compressImage, drawImage, kindOfPath, sizeOfImage } from './images'
import { fitsCanvas, fitted, PHOTO, photoBytes, THUMB, thumbBytes } from './picture-size'
import type { Picked, Prepared } from './upload-queue'
import { within } from './within'

/**
 * Makes what was chosen ready to go up. A picture has several ways to become small, because each of them fails on some
 * phone: what does not work, or does not answer, is followed by the next.
 */

/** A large photo takes about a second on a slow phone. */
const WAY_MS = 10_000
const LOOK_MS = 5_000

type Way = () => Promise<SmallImage>

const SMALL_PHOTO: Smaller = { size: (original) => fitted(original, PHOTO), bytes: photoBytes }
const SMALL_THUMB: Smaller = { size: (original) => fitted(original, THUMB), bytes: thumbBytes }
/** What WeChat's check and every phone can read. */
const READABLE: readonly (FileKind | undefined)[] = ['jpeg', 'png']

/** @returns what prepares files; it remembers for the others when the canvas did not answer once */
export function createPrepare(): (picked: Picked) => Promise<Prepared> {
  let canvasAnswers = true

  const draw =
    (path: string, smaller: Smaller): Way =>
    async () => {
      try {
        return await within(WAY_MS, drawImage(path, smaller))
      } catch (error) {
        if (codeOf(error) === 'timeout') canvasAnswers = false
        throw error
      }
    }
  const compress =
    (path: string, smaller: Smaller): Way =>
    () =>
      within(WAY_MS, compressImage(path, smaller)).then(notTooLarge(MEDIA_BYTES.image))

  /** A canvas takes no picture that is very long, and would make it too small to read. */
  const waysOf = (path: string, smaller: Smaller, tooLong = false): Way[] => {
    const ways = [draw(path, smaller), compress(path, smaller)]
    return tooLong || !canvasAnswers ? ways.reverse() : ways
  }

  async function preparePhoto(picked: Picked): Promise<Prepared> {
    const { path } = picked
    const kind = await answerOf(kindOfPath(path))
    if (kind === 'video') throw unusable(VIDEO_AMONG_PICTURES)
    const size = await answerOf(sizeOfImage(path))
    const tooLong = size !== undefined && !fitsCanvas(SMALL_PHOTO.size(size))
    const ways = waysOf(path, SMALL_PHOTO, tooLong)
    if (READABLE.includes(kind)) ways.push(asItIs({ ...picked, ...size }, MEDIA_BYTES.image))
    const photo = await firstThatWorks(ways).catch((error: unknown) => {
      throw nameOf(kind) ?? error
    })
    const thumb = await firstThatWorks([...waysOf(photo.path, SMALL_THUMB), asItIs(photo, MEDIA_BYTES.thumb)])
    const { width, height, bytes } = photo
    return { path: photo.path, thumbPath: thumb.path, width, height, duration: 0, bytes }
  }

  /** Without its first picture a film still tells what it shows. */
  async function posterOf(poster: string): Promise<string> {
    if (poster === '') return ''
    const ways = waysOf(poster, SMALL_THUMB)
    const kind = await answerOf(kindOfPath(poster))
    if (READABLE.includes(kind)) ways.push(asItIs({ path: poster, width: 0, height: 0 }, MEDIA_BYTES.thumb))
    return firstThatWorks(ways).then(
      (thumb) => thumb.path,
      () => '',
    )
  }

  async function prepareVideo({ path, poster, width, height, duration }: Picked): Promise<Prepared> {
    const kind = await answerOf(kindOfPath(path))
    if (kind !== undefined && kind !== 'video') throw unusable(NOT_A_VIDEO)
    const bytes = await within(LOOK_MS, bytesOf(path))
    // Phones that do not tell the size of a film play it all the same.
    return {
      path,
      thumbPath: await posterOf(poster),
      width: width || 1,
      height: height || 1,
      duration,
      bytes,
    }
  }

  return (picked) => (picked.kind === 'video' ? prepareVideo(picked) : preparePhoto(picked))
}

async function firstThatWorks(ways: readonly Way[]): Promise<SmallImage> {
  let failure: unknown
  for (const way of ways) {
    try {
      return await way()
    } catch (error) {
      console.warn('picture', error)
      failure = error
    }
  }
  throw failure
}

/** The file itself, where it is small enough to be taken. */
const asItIs =
  ({ path, width, height }: { path: string; width: number; height: number }, most: number): Way =>
  async () => {
    const bytes = await within(LOOK_MS, bytesOf(path))
    return notTooLarge(most)({ path, bytes, width: width || 1, height: height || 1 })
  }

const notTooLarge =
  (most: number) =>
  (image: SmallImage): SmallImage => {
    if (image.bytes > most) throw new Error(`${image.bytes} bytes are too many`)
    return image
  }

/** @returns what the phone says; undefined when it fails or does not say */
function answerOf<Value>(question: Promise<Value>): Promise<Value | undefined> {
  return within(LOOK_MS, question).catch((error: unknown) => {
    console.warn('picture', error)
    return undefined
  })
}

/** @returns why no way worked, where that lies in the file */
function nameOf(kind: FileKind | undefined): Error | undefined {
  if (kind === 'heic') return unusable(HEIC)
  return kind === 'unknown' ? unusable(NOT_A_PICTURE) : undefined
}
