import type { Browser, FileChooser, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Metadata } from 'sharp'
import { launchBrowser, Phone } from '../../local/test/browser/preview-phone'
import { film } from './film'
import type { Product } from '../support/product'
import { startProduct } from '../support/product'

jest.setTimeout(180_000)

/** Pictures and films of the report form on a phone that is in trouble, over the real product. */

let product: Product
let browser: Browser
let phone: Phone
/** What went up, by the end of its name. */
let sent: { name: string; fileID: string }[]

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

type Files = Parameters<FileChooser['setFiles']>[0]
const FORM = '/packages/report/form/index'

/** A part of the picker by its class, which the preview puts a prefix to. */
function part(name: string, options?: { hasText: string }) {
  return phone.find(`media-picker :is([class$="--${name}"], [class*="--${name} "])`, options)
}

/** Opens a page with a picker, the report form unless said otherwise, for somebody who agreed to everything. */
async function openForm(
  trouble = '',
  prepare: (window: Page) => Promise<void> = async () => undefined,
  { person, page } = { person: 'lin', page: FORM },
) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const window = await context.newPage()
  window.setDefaultTimeout(15_000)
  await window.addInitScript((who) => localStorage.setItem(`wechat:${who}:privacy`, 'agreed'), person)
  await prepare(window)
  phone = new Phone(window)
  sent = []
  window.on('response', (response) => {
    const path = new URL(response.url()).searchParams.get('cloudPath')
    if (path === null) return
    const name = path.slice(path.lastIndexOf('/') + 1)
    void response.json().then(({ fileID }: { fileID: string }) => sent.push({ name, fileID }))
  })
  await window.goto(`${product.url}/phone?as=${person}&page=${encodeURIComponent(page)}&trouble=${trouble}`)
  await phone.find('media-picker').waitFor()
}

async function choose(files: Files, from = 'first'): Promise<void> {
  const chooser = phone.window.waitForEvent('filechooser')
  await part(from).tap()
  await (await chooser).setFiles(files)
}

const named = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer })
const photo = async (width = 1200, height = 900) =>
  named(
    'photo.jpg',
    'image/jpeg',
    await sharp({ create: { width, height, channels: 3, background: '#557' } })
      .jpeg()
      .toBuffer(),
  )
const done = async (count: number): Promise<void> => {
  await part('picture')
    .nth(count - 1)
    .waitFor()
  await part('cover').first().waitFor({ state: 'detached' })
}
function post(person: string, path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-person': person }
  return fetch(product.url + path, { method: 'POST', headers, body: JSON.stringify(body) }).then((answer) =>
    answer.json(),
  )
}

/** @returns the bytes of what went up under this name */
async function wentUp(name: string): Promise<Buffer> {
  const found = sent.find((one) => one.name === name)
  if (!found) throw new Error(`${name} did not go up, but ${sent.map((one) => one.name).join()}`)
  const answer = await post('lin', '/client/getTempFileURL', { fileList: [found.fileID] })
  const { fileList } = answer as { fileList: { tempFileURL: string }[] }
  return Buffer.from(await (await fetch(new URL(fileList[0]?.tempFileURL ?? '', product.url))).arrayBuffer())
}
const metadata = async (name: string): Promise<Metadata> => sharp(await wentUp(name)).metadata()

test('of three files the one that is no picture is named, and stops none of the others', async () => {
  await openForm()
  await choose([
    await photo(),
    named('note.jpg', 'image/jpeg', Buffer.from('a text with a wrong name')),
    await photo(),
  ])
  await part('cover--failed', { hasText: '这不是图片' }).waitFor()
  await part('cover').nth(1).waitFor({ state: 'detached' })
  expect(sent.filter(({ name }) => name === 'photo.jpg')).toHaveLength(2)
  await part('cover--failed').tap()
  await phone.window.getByText('所选文件不是图片').waitFor()
})

test.each([
  ['heic', '无法读取 HEIC', '兼容性最佳'],
  ['not-a-picture', '这不是图片', '重新选择照片或截图'],
])(
  '%s: the picture says what it is, a tap says what helps, and nothing went up',
  async (trouble, problem, advice) => {
    await openForm(trouble)
    await choose([await photo()])
    await part('cover--failed', { hasText: problem }).waitFor()
    await part('cover--failed').tap()
    await phone.window.getByText(advice).waitFor()
    expect(sent).toEqual([])
  },
)

test('a canvas that fails does not stop a photo', async () => {
  await openForm('canvas-fails')
  await choose([await photo(4000, 3000)])
  await done(1)
  expect(await metadata('photo.jpg')).toMatchObject({ width: 1600, height: 1200 })
  expect(await metadata('thumb.jpg')).toMatchObject({ width: 400, height: 300 })
})

test('neither canvas nor compression: a photo that is small enough goes up as it is', async () => {
  await openForm('canvas-fails,compress-fails')
  await choose([await photo(2000, 1500)])
  await done(1)
  expect(await metadata('photo.jpg')).toMatchObject({ width: 2000, height: 1500 })
})

test('a long screenshot keeps its width', async () => {
  await openForm()
  await choose([await photo(1080, 8000)])
  await done(1)
  expect(await metadata('photo.jpg')).toMatchObject({ width: 1080, height: 8000 })
})

test('what is see-through lies on white', async () => {
  await openForm()
  const clear = { r: 200, g: 0, b: 0, alpha: 0 }
  const png = sharp({ create: { width: 300, height: 200, channels: 4, background: clear } }).png()
  await choose([named('seal.png', 'image/png', await png.toBuffer())])
  await done(1)
  const { channels } = await sharp(await wentUp('photo.jpg')).stats()
  expect(channels.map(({ min }) => min)).toEqual([255, 255, 255])
})

describe('where time passes at once', () => {
  const withClock = (window: Page) => window.clock.install()
  const pass = (seconds: number) => phone.window.clock.fastForward(seconds * 1000)

  test('an upload that hangs can be tried again; removed, it leaves its place', async () => {
    await openForm('upload-hangs', withClock)
    await choose([await photo(), await photo(), await photo()])
    // A cover is there before the upload itself begins.
    await phone.window.waitForFunction(() => __preview.program?.troubles.met['upload-hangs'] === 2)
    await phone.window.evaluate(() => __preview.program?.troubles.set([]))
    await part('remove').first().tap()
    // The third one took the place at once, and went up.
    await part('cover').nth(1).waitFor({ state: 'detached' })
    await pass(31)
    await part('cover--failed', { hasText: '未传上，点击重试' }).waitFor()
    await part('cover--failed').tap()
    await done(2)
  })

  test('a canvas that never answers is followed by the phone’s own compression', async () => {
    await openForm('canvas-silent', withClock)
    await phone.window.evaluate(() => {
      const { wx } = globalThis as unknown as { wx: { canvasToTempFilePath: (options: object) => unknown } }
      const save = wx.canvasToTempFilePath
      wx.canvasToTempFilePath = (options) => {
        document.documentElement.dataset.canvas = 'asked'
        return save(options)
      }
    })
    await choose([await photo(4000, 3000)])
    await phone.window.locator('html[data-canvas]').waitFor({ state: 'attached' })
    await pass(11)
    await done(1)
    expect(await metadata('photo.jpg')).toMatchObject({ width: 1600, height: 1200 })
  })
})

test('a computer opens its chooser, for photos and for a video', async () => {
  await openForm('computer')
  await choose([await photo()])
  await done(1)
  await choose(named('film.mp4', 'video/mp4', await film(phone.window)), 'video')
  await done(2)
})

test.each(['', 'thumb-missing'])('a video plays in the form (%p)', async (trouble) => {
  await openForm(trouble)
  await choose([await photo()])
  await done(1)
  await choose(named('film.mp4', 'video/mp4', await film(phone.window)), 'video')
  await part('play').waitFor()
  await part('cover').first().waitFor({ state: 'detached' })
  expect(sent.filter(({ name }) => name === 'thumb.jpg')).toHaveLength(trouble === '' ? 2 : 1)
  await part('cell').nth(1).tap()
  const video = phone.window.locator('.media-viewer video')
  await video.waitFor()
  await phone.window.waitForFunction(
    () => (document.querySelector<HTMLVideoElement>('.media-viewer video')?.readyState ?? 0) > 0,
  )
})

test('a text called a film is not taken', async () => {
  await openForm()
  await choose([await photo()])
  await done(1)
  const before = sent.length
  await choose(named('film.mp4', 'video/mp4', Buffer.from('this is a text, whatever its name says')), 'video')
  await phone.window.getByText('没有选到视频').waitFor()
  expect(sent).toHaveLength(before)
})

test('a liaison’s photo goes the same way', async () => {
  const person = 'chengguan-wang'
  const queue = await post(person, '/client/callFunction', {
    name: 'staff',
    data: { action: 'staff.queue', input: { tab: 'inHand' } },
  })
  const [first] = (queue as { result: { data: { items: { id: string }[] } } }).result.data.items
  const page = `/packages/staff/act/index?id=${first?.id}&action=progress`
  await openForm('canvas-fails', undefined, { person, page })
  await choose([await photo(), named('note.jpg', 'image/jpeg', Buffer.from('a text with a wrong name'))])
  await part('cover--failed', { hasText: '这不是图片' }).waitFor()
  await part('cover').nth(1).waitFor({ state: 'detached' })
  expect(sent.map(({ name }) => name)).toEqual(['thumb.jpg', 'photo.jpg'])
})
