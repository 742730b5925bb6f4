import type { AppError } from '../../../../miniprogram/domain/kernel/errors'
import { createPrepare } from '../../../../miniprogram/services/prepare'
import type { Picked, Prepared } from '../../../../miniprogram/services/upload-queue'

/** A phone whose canvas, compressor and files do what a test says. */

interface PhoneFile {
  bytes: Buffer
  width: number
  height: number
  /** Whether anything on the phone can decode it. */
  decodes: boolean
}
interface Callbacks<Answer> {
  filePath: string
  success: (answer: Answer) => void
  fail: (error: Error) => void
}
type Canvas = 'works' | 'fails' | 'never loads' | 'never saves' | 'cannot be made'

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400_000)])
const HEIC = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(400_000)])
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(400_000)])
const never = <Value>() => new Promise<Value>(() => undefined)

let files: Map<string, PhoneFile>
let canvas: Canvas
let compress: 'works' | 'fails' | 'never'
/** What was asked of canvas and compressor, in order. */
let asked: string[]
/** What was drawn on a canvas before the picture. */
let ground: string[]

const fileAt = (path: string): PhoneFile => {
  const file = files.get(path)
  if (!file) throw new Error(`no file ${path}`)
  return file
}
const put = (path: string, bytes = JPEG, file: Partial<PhoneFile> = {}) =>
  files.set(path, { bytes, width: 4000, height: 3000, decodes: true, ...file })
const save = (width: number, height: number, bytes: number): string => {
  const path = `made-${files.size}`
  const content = Buffer.concat([JPEG.subarray(0, 4), Buffer.alloc(bytes)])
  files.set(path, { bytes: content, width, height, decodes: true })
  return path
}

interface FakeImage {
  width: number
  height: number
  src: string
  onload: () => void
  onerror: () => void
}

function createImage(): FakeImage {
  let src = ''
  const image: FakeImage = {
    width: 0,
    height: 0,
    onload: () => undefined,
    onerror: () => undefined,
    get src() {
      return src
    },
    set src(path: string) {
      src = path
      asked.push(`draw ${path}`)
      if (canvas === 'never loads') return
      const { width, height, decodes } = fileAt(path)
      Object.assign(image, { width, height })
      void Promise.resolve().then(() => (decodes && canvas !== 'fails' ? image.onload() : image.onerror()))
    },
  }
  return image
}

function createCanvas() {
  if (canvas === 'cannot be made') throw new Error('createOffscreenCanvas:fail')
  return {
    width: 1,
    height: 1,
    createImage,
    getContext: () => {
      const context = {
        fillStyle: '',
        fillRect: () => ground.push(context.fillStyle),
        drawImage: () => ground.push('picture'),
      }
      return context
    },
  }
}

Object.assign(globalThis, {
  wx: {
    createOffscreenCanvas: createCanvas,
    canvasToTempFilePath: ({ width, height, quality }: { width: number; height: number; quality: number }) =>
      canvas === 'never saves'
        ? never()
        : Promise.resolve({ tempFilePath: save(width, height, width * height * quality * 0.1) }),
    compressImage: async ({ src, compressedWidth }: { src: string; compressedWidth: number }) => {
      asked.push(`compress ${src}`)
      const { width, height, decodes } = fileAt(src)
      if (compress === 'never') return never()
      if (compress === 'fails' || !decodes) throw new Error('compressImage:fail')
      return { tempFilePath: save(compressedWidth, Math.round((height / width) * compressedWidth), 90_000) }
    },
    getImageInfo: async ({ src }: { src: string }) => {
      const { width, height, decodes } = fileAt(src)
      if (!decodes) throw new Error('getImageInfo:fail')
      return { width, height }
    },
    getFileSystemManager: () => ({
      getFileInfo: ({ filePath, success, fail }: Callbacks<{ size: number }>) =>
        files.has(filePath) ? success({ size: fileAt(filePath).bytes.length }) : fail(new Error('no file')),
      readFile: ({ filePath, length = 0, success }: Callbacks<{ data: ArrayBuffer }> & { length: number }) =>
        success({ data: Uint8Array.from(fileAt(filePath).bytes.subarray(0, length)).buffer }),
    }),
  },
})

beforeEach(() => {
  jest.useFakeTimers()
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  files = new Map()
  canvas = 'works'
  compress = 'works'
  asked = []
  ground = []
})

const photo = (path: string): Picked => ({
  kind: 'image',
  path,
  poster: path,
  width: 0,
  height: 0,
  duration: 0,
})
const video = (changes: Partial<Picked> = {}): Picked => ({
  kind: 'video',
  path: 'film',
  poster: 'poster',
  width: 1280,
  height: 720,
  duration: 9,
  ...changes,
})

/** Everything that a phone leaves without an answer has run out after so long. */
async function outcome(
  work: Promise<Prepared>,
): Promise<Prepared | { problem: string | undefined; advice: string }> {
  const settled = work.catch((error: unknown) => {
    const { fields, message } = error as AppError
    return { problem: fields?.['file'], advice: message }
  })
  await jest.advanceTimersByTimeAsync(60_000)
  return settled
}
const prepared = async (picked: Picked) => (await outcome(createPrepare()(picked))) as Prepared

test('a photo is drawn smaller, on white, and its thumb from what was drawn', async () => {
  put('photo')
  const { path, thumbPath, width, height, bytes } = await prepared(photo('photo'))
  expect({ width, height, bytes }).toEqual({ width: 1600, height: 1200, bytes: fileAt(path).bytes.length })
  expect(asked).toEqual(['draw photo', `draw ${path}`])
  expect(fileAt(thumbPath)).toMatchObject({ width: 400, height: 300 })
  expect(ground).toEqual(['#ffffff', 'picture', '#ffffff', 'picture'])
})

test.each<Canvas>(['fails', 'never loads', 'never saves', 'cannot be made'])(
  'where the canvas %s, the phone’s own compression makes photo and thumb',
  async (trouble) => {
    canvas = trouble
    put('photo')
    const { width, height, thumbPath } = await prepared(photo('photo'))
    expect({ width, height }).toEqual({ width: 1600, height: 1200 })
    expect(fileAt(thumbPath).width).toBe(400)
  },
)

test('a canvas that did not answer once is not waited for by the next one', async () => {
  canvas = 'never loads'
  put('a')
  put('b')
  const prepare = createPrepare()
  await outcome(prepare(photo('a')))
  asked.length = 0
  let done = false
  void prepare(photo('b')).then(() => (done = true))
  await jest.advanceTimersByTimeAsync(0)
  expect(done).toBe(true)
  expect(asked.every((what) => what.startsWith('compress'))).toBe(true)
})

describe('where neither works', () => {
  beforeEach(() => {
    canvas = 'never loads'
    compress = 'never'
  })

  test('a photo that is small enough goes up as it is, and is its own thumb', async () => {
    put('photo')
    expect(await prepared(photo('photo'))).toMatchObject({
      path: 'photo',
      thumbPath: 'photo',
      width: 4000,
      height: 3000,
      bytes: JPEG.length,
    })
  })

  test('one that is too large for a thumb may be tried again', async () => {
    put('photo', Buffer.concat([JPEG, Buffer.alloc(2_000_000)]))
    expect(await outcome(createPrepare()(photo('photo')))).toMatchObject({ problem: undefined })
  })
})

test('where only the small picture cannot be made, the photo is its own', async () => {
  put('photo')
  const work = createPrepare()(photo('photo'))
  // Once the photo is drawn, nothing works any more.
  jest.spyOn(wx, 'canvasToTempFilePath').mockImplementationOnce(async (options) => {
    const { width = 0, height = 0 } = options
    const tempFilePath = save(width, height, 100_000)
    canvas = 'fails'
    compress = 'fails'
    return { tempFilePath, errMsg: 'canvasToTempFilePath:ok' }
  })
  const { path, thumbPath, width } = (await outcome(work)) as Prepared
  expect({ thumbPath, width }).toEqual({ thumbPath: path, width: 1600 })
})

describe('a long screenshot', () => {
  beforeEach(() => put('long', JPEG, { width: 1080, height: 8000 }))

  test('keeps its width: it goes by no canvas', async () => {
    expect(await prepared(photo('long'))).toMatchObject({ width: 1080, height: 8000 })
    expect(asked[0]).toBe('compress long')
  })

  test('where nothing else works it is drawn as large as a canvas is', async () => {
    compress = 'fails'
    expect(await prepared(photo('long'))).toMatchObject({ width: 553, height: 4096 })
  })
})

describe('what is no picture is named', () => {
  test.each([
    ['a text', Buffer.from('this is a text and nothing else'), '这不是图片'],
    ['an empty file', Buffer.alloc(0), '这不是图片'],
    ['a HEIC that the phone cannot read', HEIC, '无法读取 HEIC'],
    ['a film', MP4, '这是视频'],
  ])('%s', async (_what, bytes, problem) => {
    put('file', bytes, { decodes: false })
    expect(await outcome(createPrepare()(photo('file')))).toEqual({
      problem,
      advice: expect.stringMatching(/移除/) as string,
    })
  })

  test('a HEIC that the phone can read is drawn like any other', async () => {
    put('heic', HEIC)
    expect(await prepared(photo('heic'))).toMatchObject({ width: 1600, height: 1200 })
  })

  test('a picture that is broken may be tried again, but is not uploaded as it is when it is too large', async () => {
    put('broken', Buffer.concat([JPEG, Buffer.alloc(11_000_000)]), { decodes: false })
    expect(await outcome(createPrepare()(photo('broken')))).toMatchObject({ problem: undefined })
  })
})

describe('a video', () => {
  test('goes up as it is, with its first picture made small', async () => {
    put('film', MP4)
    put('poster')
    const { thumbPath, ...film } = await prepared(video())
    expect(film).toEqual({ path: 'film', width: 1280, height: 720, duration: 9, bytes: MP4.length })
    expect(fileAt(thumbPath).width).toBe(400)
  })

  test.each(['', 'gone'])('goes up without a first picture where the phone has none (%p)', async (poster) => {
    put('film', MP4)
    expect(await prepared(video({ poster, width: 0, height: 0 }))).toMatchObject({
      path: 'film',
      thumbPath: '',
      width: 1,
      height: 1,
    })
  })

  test('whose first picture can be made by nothing takes the picture itself', async () => {
    canvas = 'never saves'
    compress = 'never'
    put('film', MP4)
    put('poster')
    expect(await prepared(video())).toMatchObject({ thumbPath: 'poster' })
  })

  test('that is none is named before it goes up', async () => {
    put('film', JPEG)
    expect(await outcome(createPrepare()(video()))).toMatchObject({ problem: '不支持这种视频' })
  })
})
