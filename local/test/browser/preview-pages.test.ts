import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PreviewDesk } from './preview-phone'
import { drag } from './preview-touch'

jest.setTimeout(60_000)

const FIXTURE = path.resolve(__dirname, '../fixtures/app')
let desk: PreviewDesk

beforeAll(async () => {
  desk = await PreviewDesk.open(FIXTURE)
})
afterEach(() => desk.closeWindows())
afterAll(() => desk.close())

describe('routing', () => {
  it('navigateTo, onLoad to onReady, and back', async () => {
    const phone = await desk.phone('/pages/elements/index')
    await phone.find('.link').tap()
    await phone.expectData('steps', ['load', 'show', 'ready'])
    expect(await phone.find('.target').textContent()).toContain('编号 7')
    expect(await phone.find('.navigation-title').textContent()).toBe('目标页')
    expect(await phone.stack()).toEqual(['pages/elements/index', 'packages/more/target/index'])
    expect(new URL(phone.window.url()).searchParams.get('page')).toBe('/packages/more/target/index?id=7')
    await phone.find('.navigation-back').tap()
    expect(await phone.stack()).toEqual(['pages/elements/index'])
  })

  it('tabs keep their pages; the tab bar follows', async () => {
    const phone = await desk.phone('/pages/elements/index')
    await phone.find('custom-tab-bar').getByText('标签').tap()
    await phone.expectData('shown', 1)
    await phone.find('wx-page').evaluate((page) => page.scrollTo(0, 300))
    await phone.find('custom-tab-bar').getByText('元素').tap()
    await phone.find('custom-tab-bar').getByText('标签').tap()
    await phone.expectData('shown', 2)
    expect(await phone.find('wx-page').evaluate((page) => page.scrollTop)).toBe(300)
    const color = await phone
      .find('custom-tab-bar')
      .getByText('标签')
      .evaluate((tab) => getComputedStyle(tab).color)
    expect(color).toBe('rgb(201, 59, 32)')
  })

  it.each([
    ['navigateTo', { url: '/pages/none' }, 'navigateTo:fail page "pages/none" is not found'],
    ['navigateTo', { url: '/pages/tab/index' }, 'navigateTo:fail can not navigateTo a tabbar page'],
    ['switchTab', { url: '/pages/vant/index' }, 'switchTab:fail can not switch to no-tabBar page'],
    ['navigateBack', {}, 'navigateBack:fail cannot navigate back at first page'],
    ['redirectTo', { url: '/pages/tab/index' }, 'redirectTo:fail can not redirectTo a tabbar page'],
  ])('%s %o fails as in WeChat', async (method, options, errMsg) => {
    const phone = await desk.phone('/pages/elements/index')
    expect(await phone.wx(method, options)).toMatchObject({ errMsg })
  })

  it('redirectTo and reLaunch', async () => {
    const phone = await desk.phone('/pages/elements/index')
    await phone.wx('navigateTo', { url: '/pages/vant/index' })
    await phone.wx('redirectTo', { url: '../../packages/more/target/index?id=9' })
    expect(await phone.stack()).toEqual(['pages/elements/index', 'packages/more/target/index'])
    await phone.wx('reLaunch', { url: '/pages/gestures/index' })
    expect(await phone.stack()).toEqual(['pages/gestures/index'])
  })

  it('ten pages and no more', async () => {
    const phone = await desk.phone('/pages/elements/index')
    for (let count = 1; count < 10; count += 1)
      await phone.wx('navigateTo', { url: `/packages/more/target/index?id=${count}` })
    expect(await phone.wx('navigateTo', { url: '/pages/vant/index' })).toMatchObject({
      errMsg: 'navigateTo:fail webview count limit exceed',
    })
  })
})

describe('gestures', () => {
  it('tap bubbles, catch stops it, capture comes first, marks are collected', async () => {
    const phone = await desk.phone('/pages/gestures/index')
    await phone.find('.inner').tap()
    await phone.expectData('events', ['tap:outer:outer', 'tap:inner:outer', 'tap:outer:outer'])
    await phone.find('.caught').tap()
    expect((await phone.data<string[]>('events')).slice(3)).toEqual(['tap:outer:outer', 'tap:caught:outer'])
  })

  it('long press takes the place of the tap; hover-class shows meanwhile', async () => {
    const phone = await desk.phone('/pages/gestures/index')
    const box = await phone.find('.hold').boundingBox()
    const at = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 10 }
    const finger = await drag(phone.window, at)
    await phone.find('.hold.pressed').waitFor()
    await phone.expectData('events', ['longpress:hold:'])
    await finger.lift()
    await phone.find('.hold:not(.pressed)').waitFor()
    expect(await phone.data('events')).toEqual(['longpress:hold:'])
  })

  it('a disabled button is not tapped', async () => {
    const phone = await desk.phone('/pages/gestures/index')
    await phone.find('.off').tap({ force: true })
    await phone.find('.inner').tap()
    expect(await phone.data('events')).not.toContain('tap:off:')
  })

  it('touches move with a finger and with the mouse', async () => {
    for (const kind of ['phone', 'desktop'] as const) {
      const phone = await desk.phone('/pages/gestures/index', kind)
      const box = await phone.find('.drag').boundingBox()
      const at = { x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) + 20 }
      if (kind === 'phone') await (await drag(phone.window, at, { x: at.x, y: at.y + 60 })).lift()
      else {
        await phone.window.mouse.move(at.x, at.y)
        await phone.window.mouse.down()
        await phone.window.mouse.move(at.x, at.y + 60, { steps: 4 })
        await phone.window.mouse.up()
      }
      const events = await phone.data<string[]>('events')
      expect(events[0]).toBe('touchstart:drag:')
      expect(events).toContain('touchmove:drag:')
      expect(events.at(-1)).toBe('touchend:drag:')
    }
  })

  it('pulling down refreshes once and stops', async () => {
    const phone = await desk.phone('/pages/gestures/index')
    await (await drag(phone.window, { x: 200, y: 400 }, { x: 200, y: 640 })).lift()
    await phone.expectData('refreshes', 1)
    await phone.window.screenshot({ path: shot('pull-down') })
    expect(await phone.find('.pull-down.refreshing').count()).toBe(1)
    await phone.wx('stopPullDownRefresh')
    expect(await phone.find('.pull-down.refreshing').count()).toBe(0)
  })

  it('scrolling: onPageScroll, onReachBottom once, pageScrollTo, observer with dataset', async () => {
    const phone = await desk.phone('/pages/gestures/index')
    await phone.wx('pageScrollTo', { scrollTop: 600, duration: 0 })
    await phone.expectData('scrolled', 600)
    await phone.wx('pageScrollTo', { selector: '.watched', duration: 0 })
    await phone.expectData('seen', [{ name: 'watched', visible: true }])
    await phone.find('wx-page').evaluate((page) => page.scrollTo(0, 1e5))
    await phone.expectData('bottoms', 1)
  })

  it('the capsule shares what the page says', async () => {
    const phone = await desk.phone('/pages/gestures/index')
    await phone.find('.capsule-menu').tap()
    await phone.window.getByText('转发给朋友').tap()
    await phone.window.getByText('已转发「分享的题目」').waitFor()
  })
})

describe('live reload', () => {
  it('keeps no connection for a window that nobody sees, and learns what it missed when it is seen', async () => {
    const routes: string[] = []
    const own = await PreviewDesk.open(FIXTURE, {}, { watch: true })
    try {
      const { window } = await own.phone('/packages/more/target/index?id=3')
      window.on('request', (request) => routes.push(`${request.url()} asked`))
      window.on('requestfailed', (request) => routes.push(`${request.url()} closed`))
      const show = (hidden: boolean) =>
        window.evaluate((value) => {
          Object.defineProperty(document, 'hidden', { value, configurable: true })
          document.dispatchEvent(new Event('visibilitychange'))
        }, hidden)
      const events = `${own.url}/preview/events`
      const closed = window.waitForEvent('requestfailed')
      await show(true)
      await closed
      const asked = window.waitForRequest(events)
      await show(false)
      await asked
      expect(routes).toEqual([`${events} closed`, `${events} asked`])
    } finally {
      await own.close()
    }
  })

  it('rebuilds, and the phone stays on its page', async () => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-app-'))
    fs.cpSync(FIXTURE, root, { recursive: true })
    fs.symlinkSync(path.resolve(__dirname, '../../../node_modules'), path.join(root, 'node_modules'))
    const own = await PreviewDesk.open(root, {}, { watch: true })
    try {
      const phone = await own.phone('/packages/more/target/index?id=3')
      fs.writeFileSync(
        path.join(root, 'packages/more/target/index.wxml'),
        '<view class="new">新的 {{id}}</view>',
      )
      await phone.find('.new').waitFor({ timeout: 10_000 })
      expect(await phone.find('.new').textContent()).toBe('新的 3')
      fs.writeFileSync(
        path.join(root, 'packages/more/target/index.wxml'),
        '<view class="new">{{ a.( }}</view>',
      )
      await phone.window.locator('.problems').waitFor({ timeout: 10_000 })
      expect(await phone.window.locator('.problems').textContent()).toContain(
        'packages/more/target/index.wxml:1',
      )
    } finally {
      await own.close()
      fs.rmSync(root, { recursive: true, force: true })
    }
  })
})

function shot(name: string): string {
  return path.resolve(__dirname, `../../../dist/browser/preview-${name}.png`)
}
