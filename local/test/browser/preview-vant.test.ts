import path from 'node:path'
import type { Phone } from './preview-phone'
import { PreviewDesk } from './preview-phone'
import { drag } from './preview-touch'

jest.setTimeout(60_000)

let desk: PreviewDesk
let phone: Phone

beforeAll(async () => {
  desk = await PreviewDesk.open(path.resolve(__dirname, '../fixtures/app'))
  phone = await desk.phone('/pages/vant/index')
})
afterAll(() => desk.close())

/** Whatever is on its way in has arrived. */
const shot = (name: string) =>
  phone.window.screenshot({
    animations: 'disabled',
    path: path.resolve(__dirname, `../../../dist/browser/preview-vant-${name}.png`),
  })

it('search and field take text', async () => {
  await phone.find('van-search input').fill('路灯')
  await phone.expectData('word', '路灯')
  await phone.find('van-field input').first().waitFor()
  await phone.find('van-cell-group van-field input').fill('张三')
  await phone.expectData('name', '张三')
})

it('tabs measure their line and switch', async () => {
  await phone.find('van-tabs').getByText('已办', { exact: true }).tap()
  await phone.expectData('tab', 1)
  await phone.find('.pane').getByText('已办内容').waitFor()
})

it('popup and picker: open, turn, confirm', async () => {
  await phone.find('.popup-button').tap()
  const column = phone.find('van-picker')
  await column.getByText('东区').waitFor()
  await shot('picker')
  await column.getByText('东区').tap()
  await phone.find('van-picker').getByText('确认').tap()
  await phone.expectData('picked', '东区')
  await phone.expectData('popup', false)
  await phone.find('van-picker').waitFor({ state: 'hidden' })
})

it('popup closes by its overlay', async () => {
  await phone.find('.popup-button').tap()
  await phone
    .find('van-popup .van-overlay')
    .first()
    .tap({ position: { x: 195, y: 200 } })
  await phone.expectData('popup', false)
  await phone.find('van-picker').waitFor({ state: 'hidden' })
})

it('swipe-cell opens under a finger', async () => {
  await phone.find('van-swipe-cell').scrollIntoViewIfNeeded()
  const box = await phone.find('van-swipe-cell').boundingBox()
  const at = { x: (box?.x ?? 0) + 250, y: (box?.y ?? 0) + 20 }
  await (await drag(phone.window, at, { x: at.x - 120, y: at.y })).lift()
  await phone.window.waitForFunction(() => {
    const button = document.querySelector('.delete')?.getBoundingClientRect()
    return button !== undefined && button.right <= 391
  })
  await phone.find('van-swipe-cell').getByText('向左滑').tap()
})

it('rate, stepper, switch', async () => {
  await phone.find('van-rate van-icon').nth(3).tap()
  await phone.expectData('rate', 4)
  await phone.find('van-stepper [class*="plus"]').tap()
  await phone.expectData('count', 2)
  await phone.find('van-switch').tap()
  await phone.expectData('on', true)
})

it('checkbox, radio, collapse', async () => {
  await phone.find('van-checkbox').getByText('乙').tap()
  await phone.expectData('kinds', ['a', 'b'])
  await phone.find('van-radio').getByText('丑').tap()
  await phone.expectData('one', 'y')
  await phone.find('van-collapse-item').getByText('折叠', { exact: true }).tap()
  await phone.expectData('open', ['1'])
  await phone.find('van-collapse-item').getByText('折叠的内容').waitFor()
})

it('grid items share the row', async () => {
  const widths = await phone
    .find('van-grid-item')
    .evaluateAll((items) =>
      items.map((item) =>
        Math.round(
          item.getBoundingClientRect().width || (item.firstElementChild?.getBoundingClientRect().width ?? 0),
        ),
      ),
    )
  expect(widths).toEqual([130, 130, 130])
})

it('icons come from the embedded font', async () => {
  expect(await phone.window.evaluate(() => document.fonts.check('16px vant-icon', '\ue700'))).toBe(true)
})

it('uploader chooses a file and shows it', async () => {
  await phone.window.evaluate(`localStorage.setItem('wechat:citizen-1:privacy', 'agreed')`)
  const chooser = phone.window.waitForEvent('filechooser')
  await phone.find('van-uploader [class*="upload-icon"]').tap()
  const svg = path.resolve(__dirname, '../fixtures/app/images/dot.svg')
  await (await chooser).setFiles(svg)
  await phone.find('van-uploader wx-image').waitFor()
  expect(await phone.data<unknown[]>('files')).toHaveLength(1)
})

it('dialog answers, toast goes by itself, action sheet selects', async () => {
  await phone.find('.dialog-button').tap()
  await phone.find('van-dialog').getByText('要继续吗').waitFor()
  await shot('dialog')
  await phone.find('van-dialog').getByText('确认').last().tap()
  await phone.expectData('confirmed', 1)
  await phone.find('van-dialog').getByText('要继续吗').waitFor({ state: 'hidden' })
  await phone.find('.toast-button').tap()
  await phone.find('van-toast').getByText('成功').waitFor()
  await phone.find('van-toast').getByText('成功').waitFor({ state: 'hidden' })
  await phone.find('.sheet-button').tap()
  await phone.find('van-action-sheet').getByText('退单').tap()
  await phone.expectData('action', '退单')
})

it('nothing was thrown', async () => {
  await shot('page')
  expect(phone.errors).toEqual([])
})
