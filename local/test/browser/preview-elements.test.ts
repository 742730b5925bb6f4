import path from 'node:path'
import { ELEMENTS } from '../../phone/elements'
import type { Phone } from './preview-phone'
import { PreviewDesk } from './preview-phone'
import { drag } from './preview-touch'

jest.setTimeout(60_000)

interface Logged {
  type: string
  detail: Record<string, unknown>
}

let desk: PreviewDesk
let phone: Phone

beforeAll(async () => {
  desk = await PreviewDesk.open(path.resolve(__dirname, '../fixtures/app'))
  phone = await desk.phone('/pages/elements/index')
})
afterAll(() => desk.close())

/** Waits for an event of the type and gives the last one's detail. */
async function logged(type: string, matches: (detail: Record<string, unknown>) => boolean = () => true) {
  const deadline = Date.now() + 4000
  while (Date.now() < deadline) {
    const found = (await phone.data<Logged[]>('events'))
      .filter((event) => event.type === type && matches(event.detail))
      .at(-1)
    if (found) return found.detail
    await phone.window.waitForTimeout(30)
  }
  throw new Error(`no event ${type}: ${JSON.stringify(await phone.data('events'))}`)
}

describe('style sheets', () => {
  it('rpx and vh are of the page', async () => {
    const box = await phone.find('#half, .half').first().boundingBox()
    expect(box?.width).toBeCloseTo(195, 0)
    expect(box?.height).toBeCloseTo((844 - 88) * 0.2, 0)
  })

  it('the global sheet with its imports, and variables on page', async () => {
    await expect(color('.half')).resolves.toBe('rgb(26, 95, 208)')
  })

  it('isolated components have their own classes', async () => {
    await expect(color('my-card wx-text')).resolves.toBe('rgb(1, 2, 3)')
  })

  async function color(selector: string): Promise<string> {
    return phone
      .find(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).color)
  }
})

it('every element that the build lets pass is there', async () => {
  const missing = await phone.window.evaluate(
    (tags) => tags.filter((tag) => customElements.get(`wx-${tag}`) === undefined),
    Object.keys(ELEMENTS),
  )
  expect(missing).toEqual([])
})

describe('templates', () => {
  it('import and template is', async () => expect(await phone.find('.row-line').textContent()).toBe('行='))

  it('page-meta styles the page', async () => {
    const value = await phone
      .find('wx-page')
      .evaluate((page) => getComputedStyle(page).getPropertyValue('--from-meta'))
    expect(value.trim()).toBe('1')
  })
})

describe('fields', () => {
  it('two-way binding, placeholder and maxlength of input', async () => {
    expect(await phone.find('.name .wx-placeholder').evaluate((hint) => getComputedStyle(hint).color)).toBe(
      'rgb(200, 0, 0)',
    )
    await phone.find('.name input').pressSequentially('张三李四王五多', { delay: 5 })
    await phone.expectData('name', '张三李四王五')
    expect(await phone.find('.row-line').textContent()).toBe('行=张三李四王五')
    await phone.find('.name input').press('Enter')
    expect(await logged('confirm')).toEqual({ value: '张三李四王五' })
  })

  it('textarea grows', async () => {
    const before = await phone.find('.note').boundingBox()
    await phone.find('.note textarea').fill('一\n二\n三\n四')
    const after = await phone.find('.note').boundingBox()
    expect(after?.height).toBeGreaterThan((before?.height ?? 0) * 2)
  })
})

describe('form', () => {
  it('checks, radios and the switch tell their values', async () => {
    await phone.find('.kind-b').tap()
    expect(await logged('change', ({ value }) => Array.isArray(value))).toEqual({ value: ['a', 'b'] })
    await phone.find('.one-y').tap()
    expect(await logged('change', ({ value }) => value === 'y')).toBeDefined()
    await phone.find('wx-switch').tap()
    expect(await logged('change', ({ value }) => value === false)).toBeDefined()
  })

  it('a picker is turned and confirmed', async () => {
    await phone.find('.picker-city').tap()
    await phone.window.locator('.wx-wheel p', { hasText: '西区' }).click()
    await phone.window.waitForFunction(() => document.querySelector('.wx-wheel')?.scrollTop === 88)
    await phone.window.locator('.picker-bar .primary').click()
    expect(await logged('change', ({ value }) => value === '2')).toBeDefined()
  })

  it('a date picker stays within its limits', async () => {
    await phone.find('.picker-date').tap()
    expect(await phone.window.locator('.wx-wheel').nth(2).locator('p').allTextContents()).toEqual(
      Array.from({ length: 9 }, (_, index) => `${20 + index}日`),
    )
    await phone.window.locator('.picker-bar .primary').click()
    expect(await logged('change', ({ value }) => value === '2026-02-27')).toBeDefined()
  })

  it('the slider follows the finger', async () => {
    const bar = await phone.find('.wx-slider-bar').boundingBox()
    await phone.window.touchscreen.tap((bar?.x ?? 0) + (bar?.width ?? 0) * 0.6, (bar?.y ?? 0) + 10)
    expect(Number((await logged('change', ({ value }) => typeof value === 'number')).value)).toBeCloseTo(
      60,
      -1,
    )
  })

  it('submits every named field, and resets', async () => {
    await phone.find('.submit').tap()
    const { value } = (await logged('submit')) as { value: Record<string, unknown> }
    expect(value).toMatchObject({ title: '题', open: false, kinds: ['a', 'b'], one: 'y', city: '2' })
    await phone.find('.reset').tap()
    await logged('reset')
    await phone.find('.submit').tap()
    const after = (await logged('submit', (detail) => (detail.value as { one: string }).one === '')) as {
      value: object
    }
    expect(after.value).toMatchObject({ title: '', kinds: ['a'], one: '' })
  })
})

describe('components', () => {
  it('behaviors, observers, lifetimes, slots, WXS', async () => {
    const card = phone.find('my-card')
    expect(await card.locator('wx-text').first().textContent()).toBe('卡片')
    expect(await card.textContent()).toMatch(/0\/0 attached,show,ready\s*默认\s*脚/)
    await card.tap()
    expect(await logged('count')).toEqual({ count: 1 })
    expect(await card.textContent()).toContain('1/2')
  })

  it('relations', async () => expect(await phone.find('my-group').textContent()).toContain('相关 3'))

  it('selectComponent and createSelectorQuery, relative to the page', async () => {
    const answer = await phone.window.evaluate(async () => {
      const { wx } = globalThis as unknown as {
        wx: {
          createSelectorQuery(): {
            select(s: string): { boundingClientRect(): { exec(done: (r: unknown[]) => void): void } }
          }
        }
      }
      return new Promise((resolve) =>
        wx.createSelectorQuery().select('#half').boundingClientRect().exec(resolve),
      )
    })
    expect(answer).toEqual([expect.objectContaining({ id: 'half', left: 0, width: 195 })])
  })
})

describe('pictures and other elements', () => {
  it('image loads from the mini program, and tells when it cannot', async () => {
    expect(await logged('load')).toEqual({ width: 40, height: 20 })
    expect(await logged('error')).toBeDefined()
  })

  it('rich-text drops what WeChat does not allow', async () => {
    expect(await phone.find('wx-rich-text').innerHTML()).toBe('<p class="rich">富<b>文本</b></p>')
  })

  it('swiper follows a swipe', async () => {
    await phone.find('.swiper').scrollIntoViewIfNeeded()
    const box = await phone.find('.swiper').boundingBox()
    const [x, y] = [(box?.x ?? 0) + 300, (box?.y ?? 0) + 20]
    await (await drag(phone.window, { x, y }, { x: x - 220, y })).lift()
    expect(await logged('change', ({ source }) => source === 'touch')).toEqual({
      current: 1,
      currentItemId: '二',
      source: 'touch',
    })
  })

  it('scroll-view tells its end and scrolls a row into view', async () => {
    await setData(phone, { into: 'row5' })
    await phone.window.waitForFunction(() => document.querySelector('.list')?.scrollTop === 208)
    await phone.find('.list').evaluate((list) => list.scrollTo(0, 10_000))
    expect(await logged('scrolltolower')).toEqual({ direction: 'bottom' })
  })

  it('a canvas draws and is saved as a file', async () => {
    const size = await phone.window.evaluate(async () => {
      const { wx } = globalThis as unknown as {
        wx: {
          createSelectorQuery(): {
            select(s: string): { node(): { exec(done: (r: { node: HTMLCanvasElement }[]) => void): void } }
          }
          canvasToTempFilePath(options: object): Promise<{ tempFilePath: string }>
          getImageInfo(options: object): Promise<{ width: number; height: number; type: string }>
        }
      }
      const [{ node } = { node: undefined }] = await new Promise<{ node: HTMLCanvasElement }[]>((resolve) =>
        wx.createSelectorQuery().select('#canvas').node().exec(resolve),
      )
      if (!node) throw new Error('no canvas')
      node.width = 100
      node.height = 50
      node.getContext('2d')?.fillRect(0, 0, 50, 50)
      const { tempFilePath } = await wx.canvasToTempFilePath({ canvas: node, fileType: 'jpg', quality: 0.8 })
      const { width, height, type } = await wx.getImageInfo({ src: tempFilePath })
      return { width, height, type, path: tempFilePath }
    })
    expect(size).toMatchObject({
      width: 100,
      height: 50,
      type: 'jpeg',
      path: expect.stringMatching(/^wxfile:\/\/tmp_.*\.jpg$/) as string,
    })
  })

  it('map shows markers, callouts and circles, and tells taps', async () => {
    await phone.find('.map-marker').scrollIntoViewIfNeeded()
    expect(await phone.find('.map-callout').textContent()).toBe('市政府')
    expect(await phone.find('path.leaflet-interactive, .leaflet-overlay-pane path').count()).toBe(1)
    await phone.find('.map-marker .pin').tap()
    expect(await logged('markertap')).toEqual({ markerId: 1 })
  })

  it('map moves with a finger, and tells begin and end', async () => {
    const box = await phone.find('.map').boundingBox()
    const at = { x: 200, y: (box?.y ?? 0) + 60 }
    await (await drag(phone.window, at, { x: 120, y: at.y + 20 })).lift()
    await phone.expectData('regions', ['begin', 'end'])
  })

  it('nothing was thrown', () => expect(phone.errors).toEqual([]))
})

async function setData({ window }: Phone, data: object): Promise<void> {
  await window.evaluate((values) => {
    const { __preview } = globalThis as unknown as {
      __preview: { program: { router: { top: { instance: { setData(d: object): void } } } } }
    }
    __preview.program.router.top.instance.setData(values)
  }, data)
}
