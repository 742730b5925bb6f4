import type { Browser, Page as BrowserPage } from 'playwright-core'
import WebSocket from 'ws'
import { launchBrowser } from '../../../automation/browser'
import type { Host, MiniProgram } from './host'
import { startHost } from './host'

declare const wx: InsideApp['wx']
declare const document: InsideApp['document']
declare const getCurrentPages: InsideApp['getCurrentPages']
declare const location: InsideApp['location']

let host: Host

beforeAll(async () => {
  host = await startHost()
}, 60_000)

afterAll(() => host.close())

/** Waits until `look` finds; a command may meet a window that is just closing. */
async function waitUntil(look: () => Promise<boolean>): Promise<void> {
  while (!(await look().catch(() => false)));
}

function personOf(phone: MiniProgram): Promise<string> {
  return phone.evaluate(() => new URLSearchParams(location.search).get('as'))
}

test('several people, each with a phone of their own', async () => {
  const [lin, chen] = await Promise.all([host.connect('lin'), host.connect('chen')])
  await lin.callWxMethod('navigateTo', { url: '/pages/second/index' })
  expect((await lin.currentPage())?.path).toBe('pages/second/index')
  expect((await chen.currentPage())?.path).toBe('pages/home/index')
  expect([await personOf(lin), await personOf(chen)]).toEqual(['lin', 'chen'])
  lin.disconnect()
  chen.disconnect()
}, 30_000)

test('without a name, the first person', async () => {
  const phone = await host.connect()
  expect(await personOf(phone)).toBe('lin')
  phone.disconnect()
}, 30_000)

test('somebody whom nobody seeded holds a phone of their own', async () => {
  const [one, other] = [await host.connect('visitor-one'), await host.connect('newcomer')]
  await one.evaluate(() => wx.setStorageSync('draft', '一'))
  expect(await other.callWxMethod('getStorageSync', 'draft')).toBe('')
  one.disconnect()
  other.disconnect()
})

test.each(['two words', '../lin', 'x'.repeat(41)])(
  'whoever can be nobody’s name is told so, with who there is: %j',
  async (name) => {
    const refused: unknown = await host.connect(encodeURIComponent(name)).catch((error: unknown) => error)
    expect((refused as Error).message).toContain(`nobody can be called "${name}"; there are lin, chen`)
  },
)

test('an app that was closed starts anew and finds what it stored', async () => {
  const before = await host.connect('chen')
  await before.evaluate(() => wx.setStorageSync('draft', '写到一半'))
  await before.callWxMethod('navigateTo', { url: '/pages/second/index' })
  await before.close()
  const after = await host.connect('chen')
  expect((await after.currentPage())?.path).toBe('pages/home/index')
  expect(await after.callWxMethod('getStorageSync', 'draft')).toBe('写到一半')
  after.disconnect()
}, 30_000)

describe('a phone that somebody has open in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  }, 30_000)

  afterAll(() => browser.close())

  /** Opens lin's phone in a window, once automation could drive it. */
  async function openWindow(): Promise<BrowserPage> {
    const window = await browser.newPage()
    const connected = window.waitForEvent('websocket')
    await window.goto(`${host.baseUrl}/phone?as=lin`)
    await (await connected).waitForEvent('framesent', { timeout: 500 }).catch(() => undefined)
    return window
  }

  test('is driven there, the newest window first, and cannot be photographed', async () => {
    const [older, newer] = [await openWindow(), await openWindow()]
    const phone = await host.connect('lin')
    await phone.callWxMethod('navigateTo', { url: '/pages/second/index?id=9' })
    await newer.waitForFunction(() => document.body.textContent?.includes('9'))
    await expect(phone.screenshot()).rejects.toThrow(/App\.captureScreenshot/)
    await newer.close()
    await waitUntil(async () => (await phone.currentPage())?.path === 'pages/home/index')
    await phone.callWxMethod('navigateTo', { url: '/pages/second/index?id=8' })
    await older.waitForFunction(() => document.body.textContent?.includes('8'))
    phone.disconnect()
    await older.close()
  }, 30_000)

  test('stays the one that is driven when its window reloads', async () => {
    const window = await openWindow()
    const phone = await host.connect('lin')
    await phone.evaluate(() => Object.assign(globalThis, { beforeReload: true }) && undefined)
    const reloaded = window.reload()
    await waitUntil(() => phone.evaluate(() => !('beforeReload' in globalThis)))
    await reloaded
    // Only a headless phone can be photographed.
    await expect(phone.screenshot()).rejects.toThrow(/App\.captureScreenshot/)
    phone.disconnect()
    await window.close()
  }, 30_000)

  test('starts its app anew when a test closes it', async () => {
    const window = await openWindow()
    const phone = await host.connect('lin')
    await phone.callWxMethod('navigateTo', { url: '/pages/second/index?id=9' })
    await phone.close()
    await window.waitForFunction(() => document.querySelector('wx-page[is="pages/home/index"]') !== null)
    await window.close()
  }, 30_000)
})

test.each([
  ['/', 'https://example.com'],
  ['/agent?as=lin', 'https://example.com'],
  ['/agent?as=lin', undefined],
])('a page from elsewhere may not connect to %s as %s', async (path, origin) => {
  const socket = new WebSocket(`${host.wsEndpoint}${path}`, origin === undefined ? {} : { origin })
  const status = await new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.on('open', () => resolve('open'))
  })
  expect(status).toBe(401)
})

test('a command that is not one is answered with an error that names it', async () => {
  const socket = new WebSocket(`${host.wsEndpoint}?as=lin`)
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ id: '1', method: 'App.makeCoffee' }))
  const answer = await new Promise<string>((resolve) =>
    socket.once('message', (data) => resolve(String(data))),
  )
  expect(JSON.parse(answer)).toEqual({
    id: '1',
    error: { message: 'App.makeCoffee is not supported by the preview' },
  })
  socket.close()
}, 30_000)

test('a client that leaves while its phone is still starting leaves no phone open', async () => {
  const chensPages = () =>
    host.browsers
      .flatMap((browser) => browser.contexts())
      .flatMap((context) => context.pages())
      .filter((page) => page.url().includes('as=chen'))
  const areOpen = async (count: number) => {
    await new Promise((resolve) => setImmediate(resolve))
    return chensPages().length === count
  }
  await waitUntil(() => areOpen(0))
  const socket = new WebSocket(`${host.wsEndpoint}?as=chen`)
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ id: '1', method: 'Tool.getInfo' }))
  socket.close()
  await waitUntil(() => areOpen(1))
  await waitUntil(() => areOpen(0))
}, 30_000)

test('pages and elements of an app that is gone are not mistaken for those of the next', async () => {
  const phone = await host.connect('chen')
  await phone.callWxMethod('reLaunch', { url: '/pages/second/index?id=5' })
  const before = await phone.currentPage()
  const text = await before?.$('.query')
  await host.browsers.at(-1)?.close()
  await waitUntil(
    async () => (await phone.evaluate(() => getCurrentPages()[0]?.route)) === 'pages/home/index',
  )
  expect((await phone.currentPage())?.path).toBe('pages/home/index')
  await expect(before?.data()).rejects.toThrow(/not on the page stack/)
  await expect(text?.text()).rejects.toThrow(/not in the page/)
  phone.disconnect()
}, 30_000)

test('a browser that dies is replaced', async () => {
  const phone = await host.connect('chen')
  await host.browsers.at(-1)?.close()
  await waitUntil(async () => (await phone.currentPage())?.path === 'pages/home/index')
  expect(await personOf(phone)).toBe('chen')
  phone.disconnect()
}, 30_000)

test.each([
  ['what is no JSON', '/?as=lin', 'hello'],
  ['a list', '/?as=lin', '[]'],
  ['a command without a method', '/?as=lin', '{"id":"1"}'],
  ['an address that is none', '//', '{"id":"1","method":"Tool.getTestAccounts"}'],
  ['more than a message may carry', '/?as=lin', 'x'.repeat(65 * 1024 * 1024)],
])(
  '%s harms nobody',
  async (_what, path, text) => {
    const socket = new WebSocket(`${host.wsEndpoint}${path}`)
    await new Promise((resolve) => socket.once('open', resolve))
    const over = new Promise((resolve) => {
      socket.once('message', resolve)
      socket.once('close', resolve)
      socket.once('error', resolve)
    })
    socket.send(text)
    await over
    socket.terminate()
    const phone = await host.connect('lin')
    expect((await phone.currentPage())?.path).toBe('pages/home/index')
    phone.disconnect()
  },
  30_000,
)
