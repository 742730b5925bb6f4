import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PreviewDesk } from './preview-phone'

jest.setTimeout(60_000)

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'failing-pages-'))
let desk: PreviewDesk

const FILES = {
  'app.json': JSON.stringify({ pages: ['good', 'throws', 'lacks', 'misnames', 'loads', 'uses'] }),
  'app.ts': `App({ heard: [], onError(message) { this.heard.push(message) } })
    throw new Error('the app itself is out of order')`,
  'good.ts': `Page({ data: { text: '正常' } })`,
  'good.wxml': '<view class="text">{{text}}</view>',
  'throws.ts': `throw new Error('out of order')`,
  'throws.wxml': '<view>a</view>',
  'lacks.ts': `import { absent } from './absent'\nPage({ data: { absent } })`,
  'lacks.wxml': '<view>a</view>',
  'misnames.ts': `import { other } from './common'\nPage({ data: { other } })`,
  'misnames.wxml': '<view>a</view>',
  'common.ts': `export const name = 'common'`,
  'loads.ts': `Page({ data: { text: '显示了' }, onLoad() { this.missing() } })`,
  'loads.wxml': '<view class="text">{{text}}</view>',
  'uses.ts': `Page({ data: { text: '组件坏了也在' } })`,
  'uses.json': JSON.stringify({ usingComponents: { 'x-card': './card' } }),
  'uses.wxml': '<view class="text">{{text}}</view><x-card />',
  'card.ts': `throw new Error('the card is out of order')`,
  'card.json': JSON.stringify({ component: true }),
  'card.wxml': '<view>卡片</view>',
}

beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) fs.writeFileSync(path.join(root, name), text)
  desk = await PreviewDesk.open(root)
})
afterEach(() => desk.closeWindows())
afterAll(async () => {
  await desk.close()
  fs.rmSync(root, { recursive: true, force: true })
})

it.each([
  ['good', '正常'],
  ['uses', '组件坏了也在'],
  ['loads', '显示了'],
])('%s is there, whatever became of the other scripts', async (page, text) => {
  const phone = await desk.phone(`/${page}`)
  expect(await phone.find('.text').textContent()).toBe(text)
})

it.each([
  ['throws', 'out of order'],
  ['lacks', 'Could not resolve "./absent"'],
  ['misnames', 'No matching export in'],
])('%s says what is wrong with it, and one can go on from there', async (page, reason) => {
  const phone = await desk.phone(`/${page}`)
  expect(await phone.find('.page-failure').textContent()).toContain(reason)
  await phone.wx('reLaunch', { url: '/good' })
  expect(await phone.find('.text').textContent()).toBe('正常')
})

it('what failed is named over the phone, and uncovers its pages', async () => {
  const phone = await desk.phone('/good')
  const problems = phone.window.locator('.problems')
  for (const name of ['app.js', 'throws.js', 'lacks.ts:1', 'misnames.ts:1', 'card.js'])
    expect(await problems.textContent()).toContain(name)
  expect(await problems.getAttribute('open')).toBeNull()
})

it('an exception in onLoad reaches App.onError and the console, as in WeChat', async () => {
  const phone = await desk.phone('/loads')
  expect(await phone.window.evaluate('getApp().heard')).toEqual([
    expect.stringContaining('this.missing is not a function'),
  ])
  expect(phone.errors).toContainEqual(expect.stringContaining('this.missing is not a function'))
})
