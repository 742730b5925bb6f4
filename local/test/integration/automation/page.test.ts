import type {
  ContextElement,
  CustomElement,
  Element,
  Host,
  InputElement,
  MiniProgram,
  MovableViewElement,
  Page,
  ScrollViewElement,
  SliderElement,
  SwiperElement,
} from './host'
import { findOn, openHome, startHost } from './host'

let host: Host
let phone: MiniProgram
let page: Page

beforeAll(async () => {
  host = await startHost()
  phone = await host.connect('lin')
}, 60_000)

afterAll(() => host.close())

beforeEach(async () => {
  page = await openHome(phone)
})

function find<T extends Element = Element>(selector: string): Promise<T> {
  return findOn<T>(page, selector)
}

/** Waits until the page's data at `path` is `value`: what the finger did has arrived. */
async function expectData(path: string, value: unknown): Promise<void> {
  let last: unknown
  const isThere = async (): Promise<boolean> => {
    last = await page.data(path)
    return JSON.stringify(last) === JSON.stringify(value)
  }
  const end = Date.now() + 10_000
  while (!(await isThere()) && Date.now() < end);
  expect(last).toEqual(value)
}

describe('data and methods of a page', () => {
  test.each([
    ['rows', ['甲', '乙', '丙']],
    ['rows[1]', '乙'],
    ['moved.x', 0],
    ['moved.none.deeper', undefined],
  ])('data at %s', async (path, value) => {
    expect(await page.data(path)).toEqual(value)
  })

  test('setData draws', async () => {
    await page.setData({ rows: ['丁'], 'moved.x': 3 })
    expect(await page.data('moved')).toEqual({ x: 3, y: 0 })
    expect(await (await find('.row')).text()).toBe('丁')
  })

  test('methods with a value, a promise, an error, and none', async () => {
    expect(await page.callMethod('sum', 2, 3)).toBe(5)
    expect(await page.callMethod('later', '好')).toBe('好，稍后')
    await expect(page.callMethod('fail')).rejects.toThrow('页面里的错误')
    await expect(page.callMethod('nothing')).rejects.toThrow(/nothing/)
  })

  test('size and scrolling', async () => {
    const { width, height } = await page.size()
    expect(width).toBe(390)
    expect(Number(height)).toBeGreaterThan(1000)
    await phone.pageScrollTo(200)
    expect(await page.scrollTop()).toBe(200)
  })

  test('waitFor a selector and a condition', async () => {
    await page.waitFor('.row')
    await page.waitFor(async () => (await page.data('level')) === 10)
  })
})

describe('what an element is', () => {
  test('size, offset, text, attributes, style, WXML', async () => {
    const title = await find('.title')
    expect(title.tagName).toBe('view')
    expect(await title.size()).toEqual({ width: 120, height: 30 })
    expect(await title.offset()).toEqual({ left: 0, top: 0 })
    expect(await title.text()).toBe('标题')
    expect(await title.attribute('class')).toBe('title big')
    expect(await title.attribute('data-case-id')).toBe('42')
    expect(await title.attribute('id')).toBe('title')
    expect(await title.attribute('nothing')).toBeNull()
    expect(await title.style('color')).toBe('rgb(255, 0, 0)')
    expect(await title.style('fontSize')).toBe('16px')
    expect((await title.wxml()).trim()).toBe('标题')
    expect(await title.outerWxml()).toMatch(
      /^<view id="title" class="title big"[^>]* data-case-id="42">\s*标题\s*<\/view>$/,
    )
  })

  test('also on a page that another one covers', async () => {
    const title = await find('.title')
    await phone.callWxMethod('navigateTo', { url: '/pages/second/index' })
    expect(await title.text()).toBe('标题')
    expect(await title.style('visibility')).toBe('visible')
    expect(await page.data('taps')).toBe(0)
    expect((await phone.currentPage())?.path).toBe('pages/second/index')
  })

  test('offset counts from the top of the page also when it is scrolled', async () => {
    const row = await find('.row')
    const before = await row.offset()
    await phone.pageScrollTo(20)
    expect(await row.offset()).toEqual(before)
  })

  test('a component with what it draws', async () => {
    const counter = await find('my-counter')
    expect(counter.tagName).toBe('my-counter')
    expect(await counter.outerWxml()).toContain('<inner-part><view class="leaf">次数</view></inner-part>')
    expect(await counter.wxml()).toContain('<view class="slotted">插槽</view>')
  })

  test('properties and values', async () => {
    expect(await (await find('my-counter')).property('name')).toBe('次数')
    expect(await (await find('.name')).value()).toBe('')
    await expect((await find('.title')).property('nothing')).rejects.toThrow(/nothing/)
  })
})

describe('data and methods of a component', () => {
  test('data, setData, callMethod', async () => {
    const counter = await find<CustomElement>('my-counter')
    expect(await counter.data('nested.list[0].id')).toBe(7)
    await counter.setData({ count: 5 })
    expect(await counter.callMethod('addMany', 2)).toBe(7)
    expect(await (await counter.$('.count'))?.text()).toBe('7')
    await expect(counter.callMethod('nothing')).rejects.toThrow(/nothing/)
  })
})

describe('fingers', () => {
  test('a tap on an element, on a part of a component and on a component', async () => {
    await (await find('.title')).tap()
    await expectData('taps', 1)
    await (await find('.row:nth-child(3)')).tap()
    await expectData('chosen', 2)
    const counter = await find('my-counter')
    await (await counter.$('.add'))?.tap()
    await expectData('counted', 1)
  })

  test('touches, where the test says', async () => {
    const pad = await find('.pad')
    const at = (clientX: number) => ({ identifier: 0, clientX, clientY: 150 })
    await pad.touchstart({ touches: [at(40)], changedTouches: [at(40)] } as object)
    await pad.touchmove({ touches: [at(60)], changedTouches: [at(60)] } as object)
    await pad.touchend({ touches: [], changedTouches: [at(60)] } as object)
    await expectData('touched', ['touchstart@40', 'touchmove@60', 'touchend@60'])
    await expectData('longPresses', 0)
  })

  test('a long press', async () => {
    await (await find('.pad')).longpress()
    await expectData('longPresses', 1)
  })

  test('events without a finger', async () => {
    await (await find('.pad')).trigger('custom', { value: 1 })
    await expectData('custom', { value: 1 })
    await (await find('.title')).dispatchEvent({ eventName: 'tap' })
    await expectData('taps', 1)
  })
})

describe('built-in elements', () => {
  test('fields', async () => {
    await (await find<InputElement>('.name')).input('林小满')
    await expectData('name', '林小满')
    await (await find<InputElement>('.note')).input('路灯不亮')
    await expectData('note', '路灯不亮')
    expect(await (await find('.name')).value()).toBe('林小满')
  })

  test('what is no text or number is refused by name', async () => {
    const wrong = '三' as never
    const slider = await find<SliderElement>('.level')
    const swiper = await find<SwiperElement>('.swiper')
    const movable = await find<MovableViewElement>('.movable')
    const view = await find<ScrollViewElement>('.scroll')
    const field = await find<InputElement>('.name')
    await expect(slider.slideTo(wrong)).rejects.toThrow(/slider\.slideTo/)
    await expect(swiper.swipeTo(wrong)).rejects.toThrow(/swiper\.swipeTo/)
    await expect(movable.moveTo(1, wrong)).rejects.toThrow(/movable-view\.moveTo/)
    await expect(view.scrollTo(wrong, 1)).rejects.toThrow(/scroll-view\.scrollTo/)
    await expect(field.input(undefined as never)).rejects.toThrow(/input\.input/)
    expect(await page.data('level')).toBe(10)
  })

  test('video', async () => {
    const video = await find<ContextElement>('.video')
    await video.callContextMethod('pause')
    await expect(video.callContextMethod('requestFullScreen')).rejects.toThrow(/requestFullScreen/)
  })

  test('switch, slider, swiper', async () => {
    await (await find('.agree')).tap()
    await expectData('agreed', true)
    await (await find<SliderElement>('.level')).slideTo(62)
    await expectData('level', 60)
    await (await find<SwiperElement>('.swiper')).swipeTo(2)
    await expectData('slide', 2)
    await expect((await find<SwiperElement>('.swiper')).swipeTo(9)).rejects.toThrow(/no item 9/)
  })

  test('scroll-view', async () => {
    const view = await find<ScrollViewElement>('.scroll')
    expect([await view.scrollWidth(), await view.scrollHeight()]).toEqual([390, 600])
    await view.scrollTo(0, 150)
    expect([await view.property('scrollLeft'), await view.property('scrollTop')]).toEqual([0, 150])
    await expectData('scrolled', 150)
  })

  test('movable-view', async () => {
    const view = await find<MovableViewElement>('.movable')
    await view.moveTo(30, 20)
    await expectData('moved', { x: 30, y: 20 })
    expect([await view.property('x'), await view.property('y')]).toEqual([30, 20])
  })
})
