import type { Element, Host, MiniProgram, Page } from './host'
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

function find(selector: string): Promise<Element> {
  return findOn(page, selector)
}

describe('selectors', () => {
  test.each([
    ['.title', ['标题']],
    ['#title', ['标题']],
    ['.title.big', ['标题']],
    ['.row', ['甲', '乙', '丙']],
    ['.list .row', ['甲', '乙', '丙']],
    ['.list > .row:first-child', ['甲']],
    ['.row:nth-child(2)', ['乙']],
    ['.row:nth-child(odd)', ['甲', '丙']],
    ['.row:not(.chosen):last-child', ['丙']],
    ['.row + .row', ['乙', '丙']],
    ['.title ~ .pad', ['按']],
    ['[data-case-id="42"]', ['标题']],
    ['.row[data-index="1"]', ['乙']],
    ['.title, .pad', ['标题', '按']],
    ['my-counter .slotted', ['插槽']],
    ['my-counter >>> .count', ['0']],
    ['.counter >>> inner-part >>> .leaf', ['次数']],
    ['.counter >>> .leaf', ['次数']],
    ['page > .title', ['标题']],
    ['page .list > .row:last-child', ['丙']],
    ['page >>> .count', ['0']],
    ['.list page', []],
    ['.count', []],
    ['.leaf', []],
    ['.nothing', []],
  ])('%s', async (selector, texts) => {
    const elements: Element[] = await page.$$(selector)
    expect(await Promise.all(elements.map((element) => element.text()))).toEqual(texts)
  })

  test('inside an element and inside a component', async () => {
    expect(await (await (await find('.list')).$('.row'))?.text()).toBe('甲')
    const counter = await find('my-counter')
    expect(await (await counter.$('.count'))?.text()).toBe('0')
    expect(await counter.$('.leaf')).toBeNull()
    const inner = await counter.$('inner-part')
    expect(await (await inner?.$('.leaf'))?.text()).toBe('次数')
  })

  test('the page itself', async () => {
    const root = await find('page')
    expect([root.tagName, await root.text()]).toEqual(['page', expect.stringContaining('标题')])
    expect(await root.outerWxml()).toMatch(/^<page><view id="title"/)
    expect(await (await root.$('.row'))?.text()).toBe('甲')
    expect(await page.xpath('/page')).toBe(root)
  })

  test.each([
    ['//view[@data-index="1"]', '乙'],
    ['//my-counter[@class="counter"]//text', '0'],
    ['//view[@style="height: 80px"]', '按'],
  ])('XPath by attribute: %s', async (path, text) => {
    expect(await (await page.xpath(path))?.text()).toBe(text)
  })

  test('XPath', async () => {
    expect(await (await page.xpath('/page/view[1]'))?.text()).toBe('标题')
    const rows: Element[] = await page.getElementsByXpath('//view[contains(@class, "row")]')
    expect(rows).toHaveLength(3)
    expect(await page.xpath('//nothing')).toBeNull()
  })

  test('nothing found is null; what is not a selector fails', async () => {
    expect(await page.$('.nothing')).toBeNull()
    await expect(page.$$('..')).rejects.toThrow()
    await expect(page.$$('[a')).rejects.toThrow(/"\[a" is not a selector/)
    await expect(page.$$('.row:hover')).rejects.toThrow(/:hover/)
  })

  test('an element keeps its identity, and is named when it is gone', async () => {
    expect(await find('.title')).toBe(await find('#title'))
    const row = await find('.row')
    await page.setData({ rows: [] })
    await expect(row.text()).rejects.toThrow(/not in the page any more/)
  })
})
