import { once } from 'node:events'
import type { Host, MiniProgram, Page } from './host'
import { startHost } from './host'
import type { InsideApp } from '../../../../test/support/inside-app'

declare const wx: InsideApp['wx']
declare const getApp: InsideApp['getApp']
declare const getCurrentPages: InsideApp['getCurrentPages']

let host: Host
let phone: MiniProgram

beforeAll(async () => {
  host = await startHost()
  phone = await host.connect('lin')
}, 60_000)

afterAll(() => host.close())

/** The client's own navigation waits three seconds after each step; the protocol below it does not. */
async function open(url: string): Promise<Page> {
  await phone.callWxMethod('reLaunch', { url })
  return current()
}

async function current(): Promise<Page> {
  const page = await phone.currentPage()
  if (page === undefined) throw new Error('there is no page')
  return page
}

describe('the page stack', () => {
  beforeEach(() => open('/pages/home/index'))

  test('navigation through wx, and the stack it leaves', async () => {
    await phone.callWxMethod('navigateTo', { url: '/pages/second/index?id=7' })
    const stack = await phone.pageStack()
    expect(stack.map(({ path, query }) => ({ path, query }))).toEqual([
      { path: 'pages/home/index', query: {} },
      { path: 'pages/second/index', query: { id: '7' } },
    ])
    expect(await (await current()).data('id')).toBe('7')
    await phone.callWxMethod('navigateBack')
    expect((await current()).path).toBe('pages/home/index')
  })

  test('the client’s own navigation', async () => {
    expect((await phone.navigateTo('/pages/second/index?id=1'))?.path).toBe('pages/second/index')
    expect((await phone.navigateBack())?.path).toBe('pages/home/index')
    expect((await phone.switchTab('/pages/tab/index'))?.path).toBe('pages/tab/index')
  }, 20_000)

  test.each([
    ['redirectTo', '/pages/second/index', 'pages/second/index'],
    ['switchTab', '/pages/tab/index', 'pages/tab/index'],
    ['reLaunch', '/pages/second/index', 'pages/second/index'],
  ])('%s %s', async (method, url, path) => {
    await phone.callWxMethod(method, { url })
    expect((await current()).path).toBe(path)
  })

  test('a page that does not exist, and a page that is gone', async () => {
    await expect(phone.callWxMethod('navigateTo', { url: '/pages/none/index' })).rejects.toThrow(
      /pages\/none\/index/,
    )
    const home = await current()
    await open('/pages/second/index')
    await expect(home.data()).rejects.toThrow(/not on the page stack/)
  })
})

describe('wx', () => {
  test('a call answers with its result', async () => {
    expect((await phone.systemInfo()).SDKVersion).toMatch(/^\d+\.\d+\.\d+$/)
  })

  test('a method that is missing is named', async () => {
    await expect(phone.callWxMethod('flyToTheMoon')).rejects.toThrow(/flyToTheMoon/)
  })

  test('mocks with a result: at once, by promise, by callback', async () => {
    await phone.mockWxMethod('getSystemInfoSync', { model: '假手机' })
    expect(await phone.callWxMethod('getSystemInfoSync')).toEqual({ model: '假手机' })
    await phone.mockWxMethod('chooseLocation', { name: '岐江公园', latitude: 22.5 })
    expect(await phone.callWxMethod('chooseLocation', {})).toMatchObject({
      name: '岐江公园',
      errMsg: 'chooseLocation:ok',
    })
    const seen = await phone.evaluate(
      () =>
        new Promise((resolve) => {
          wx.chooseLocation({ success: (found) => resolve(found.name) })
        }),
    )
    expect(seen).toBe('岐江公园')
    await phone.restoreWxMethod('getSystemInfoSync')
    await phone.restoreWxMethod('chooseLocation')
    expect((await phone.systemInfo()).model).not.toBe('假手机')
  })

  test('mocks of what answers at once do so', async () => {
    await phone.mockWxMethod('arrayBufferToBase64', '假的')
    expect(await phone.evaluate(() => typeof wx.arrayBufferToBase64(new ArrayBuffer(1)))).toBe('string')
    await phone.restoreWxMethod('arrayBufferToBase64')
  })

  test('mocks with a result that says it failed', async () => {
    await phone.mockWxMethod('getSystemInfo', { errMsg: 'getSystemInfo:fail no phone' })
    await expect(phone.callWxMethod('getSystemInfo')).rejects.toThrow('getSystemInfo:fail no phone')
    await phone.restoreWxMethod('getSystemInfo')
  })

  test('mocks with a function reach the real method and get the test’s arguments', async () => {
    await phone.mockWxMethod(
      'getSystemInfoSync',
      function (this: { origin: () => object }, platform: string) {
        return { ...this.origin(), platform }
      },
      '测试',
    )
    const { platform, SDKVersion } = await phone.systemInfo()
    expect({ platform, isReal: SDKVersion !== undefined }).toEqual({ platform: '测试', isReal: true })
    await phone.restoreWxMethod('getSystemInfoSync')
  })

  test('an asynchronous mock that asks the real method and changes its answer', async () => {
    await phone.mockWxMethod('getSystemInfo', function (this: { origin: (options: object) => void }) {
      return new Promise((resolve) => {
        this.origin({ success: (info: object) => resolve({ ...info, brand: '改过' }) })
      })
    })
    expect((await phone.callWxMethod('getSystemInfo')).brand).toBe('改过')
    await phone.restoreWxMethod('getSystemInfo')
    expect((await phone.callWxMethod('getSystemInfo')).brand).not.toBe('改过')
  })
})

describe('code inside the app', () => {
  test('evaluate: values, promises, errors', async () => {
    expect(
      await phone.evaluate(
        (suffix: string) => `${(getApp().globalData as { city: string }).city}${suffix}`,
        '市',
      ),
    ).toBe('中山市')
    expect(await phone.evaluate(async () => getCurrentPages().length)).toBeGreaterThan(0)
    await expect(
      phone.evaluate(() => {
        throw new Error('测试里的错误')
      }),
    ).rejects.toThrow('测试里的错误')
  })

  test.each([
    ['a text', () => Promise.reject('没有网络'), '没有网络'],
    ['an object', () => Promise.reject({ code: 7 }), '{"code":7}'],
    ['what wx refuses with', () => Promise.reject({ errMsg: 'login:fail' }), 'login:fail'],
    [
      'an object that holds itself',
      () => {
        const thrown: { code: number; self?: unknown } = { code: 7 }
        thrown.self = thrown
        throw thrown
      },
      '{"code":7,"self":"[…]"}',
    ],
  ])('evaluate: %s is thrown', async (_what, run, message) => {
    const error: unknown = await phone.evaluate(run).catch((reason: unknown) => reason)
    expect((error as Error).message).toBe(message)
  })

  test('evaluate: a page is told without the engine behind it', async () => {
    await open('/pages/second/index?id=7')
    const page = (await phone.evaluate(() => getCurrentPages()[0])) as { route: string }
    expect(page.route).toBe('pages/second/index')
    expect(JSON.stringify(page).length).toBeLessThan(1000)
  })

  test('exposeFunction: the app calls the test', async () => {
    const called = new Promise<unknown[]>((resolve) => {
      void phone.exposeFunction('tellTest', (...values: unknown[]) => resolve(values))
    })
    await phone.evaluate(() => {
      ;(globalThis as unknown as { tellTest(...values: unknown[]): void }).tellTest('你好', 3)
    })
    expect(await called).toEqual(['你好', 3])
  })

  test('what the app writes and throws', async () => {
    const written = once(phone, 'console')
    await phone.evaluate(() => console.warn('小心', { n: 1 }))
    expect((await written)[0]).toEqual({ type: 'warn', args: ['小心', { n: 1 }] })

    const thrown = once(phone, 'exception')
    await phone.evaluate(() => {
      setTimeout(() => {
        throw new Error('没人接住')
      })
    })
    expect((await thrown)[0].message).toBe('没人接住')
  })

  test('what a promise is rejected with and nobody catches', async () => {
    const thrown = once(phone, 'exception')
    await phone.evaluate(() => {
      void Promise.reject({ code: 7 })
    })
    expect((await thrown)[0].message).toBe('{"code":7}')
  })

  test('what a handler of a page throws', async () => {
    const home = await open('/pages/home/index')
    const thrown = once(phone, 'exception')
    await (await home.$('.broken'))?.tap()
    expect((await thrown)[0].message).toBe('页面里的错误')
  })
})

describe('the tool', () => {
  test('the seeded people are the test accounts', async () => {
    expect(await phone.testAccounts()).toContainEqual({ openid: 'lin', nickName: '林小满' })
  })

  test('a screenshot is a PNG of the phone', async () => {
    const png = Buffer.from(String(await phone.screenshot()), 'base64')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16) / png.readUInt32BE(20)).toBeCloseTo(390 / 844, 3)
  })

  test.each([
    ['Tool.stopAudits', () => phone.stopAudits()],
    ['Tool.getTicket', () => phone.getTicket()],
    ['Tool.enableRemoteDebug', () => phone.remote()],
    ['App.callWxMethod', () => phone.callPluginWxMethod('wx0', 'getSystemInfoSync')],
    ['Tool.native', () => phone.native().closePaymentDialog()],
  ])('%s: what cannot be done is named', async (method, call) => {
    await expect(call()).rejects.toThrow(method)
  })
})

describe('WeChat’s own dialogs and navigation', () => {
  test.each([
    ['confirmModal', { confirm: true, cancel: false }],
    ['cancelModal', { confirm: false, cancel: true }],
  ] as const)('%s', async (press, answer) => {
    const asked = phone.callWxMethod('showModal', { title: '确定吗', content: '想好了再说' })
    await phone.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
    await phone.native()[press]()
    expect(await asked).toMatchObject(answer)
  })

  test('back, home and tabs', async () => {
    await open('/pages/home/index')
    await phone.callWxMethod('navigateTo', { url: '/pages/second/index' })
    await phone.native().navigateLeft()
    expect((await current()).path).toBe('pages/home/index')
    await phone.native().switchTab({ url: '/pages/tab/index' })
    expect((await current()).path).toBe('pages/tab/index')
    await phone.native().goHome()
    expect((await current()).path).toBe('pages/home/index')
    await phone.native().switchTab({ url: 'pages/tab/index' })
    expect((await current()).path).toBe('pages/tab/index')
  })

  test('what cannot be pressed is named', async () => {
    await open('/pages/home/index')
    await expect(phone.native().confirmModal()).rejects.toThrow(/"confirmModal".*no such dialog/)
    await expect(phone.native().navigateLeft()).rejects.toThrow(/"navigateLeft".*first page/)
  })
})
