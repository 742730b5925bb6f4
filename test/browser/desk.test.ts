import path from 'node:path'
import { desk as deskPage } from '../../demo/product'
import { PreviewDesk } from '../../local/test/browser/preview-phone'

jest.setTimeout(60_000)

let desk: PreviewDesk
const messages = [
  {
    sequence: 1,
    at: Date.UTC(2026, 10, 23, 2, 5),
    channel: 'subscribe',
    to: 'o1',
    person: { id: 'citizen-1', name: '林小满' },
    templateId: 't1',
    page: 'packages/more/target/index?id=5',
    data: { character_string1: '2611230001', thing2: '路灯不亮', phrase3: '已办结' },
  },
  {
    sequence: 2,
    at: Date.UTC(2026, 10, 23, 2, 6),
    channel: 'robot',
    to: 'key',
    group: '城管局',
    content: '**新派单**\n> 路灯不亮',
  },
]

beforeAll(async () => {
  desk = await PreviewDesk.open(
    path.resolve(__dirname, '../../local/test/fixtures/app'),
    {
      'GET /client/messages': () => ({ messages: messages.splice(0), next: 2 }),
    },
    { desk: deskPage },
  )
})
afterAll(() => desk.close())

it('people, phones side by side, messages, and a network that can be cut', async () => {
  const window = await desk.window('desktop')
  await window.goto(desk.url)
  await window.locator('.phone-card').nth(1).waitFor()
  const first = window.frameLocator('.phone-frame').first()
  await first.getByText('半宽').waitFor()

  expect(await window.locator('.message').allTextContents()).toEqual([
    expect.stringContaining('城管局 工作群'),
    expect.stringContaining('路灯不亮'),
  ])
  await window.screenshot({ path: path.resolve(__dirname, '../../dist/browser/desk.png') })
  await window.locator('.message.subscribe').click()
  await first.getByText('编号 5').waitFor()

  await window.locator('.network').first().click()
  await first.locator('html.offline').waitFor({ state: 'attached' })
  await window.locator('[data-person="liaison-1"]').click()
  expect(await window.locator('.phone-card').count()).toBe(1)
  await window.reload()
  await window.locator('.phone-card').first().waitFor()
  expect(await window.locator('.phone-card').count()).toBe(1)
})

it('is ready within 1.5 seconds, warm', async () => {
  const phone = await desk.phone('/pages/vant/index')
  await phone.window.reload()
  await phone.window.waitForFunction(() => performance.getEntriesByName('mini-program-ready').length > 0)
  const ready = await phone.window.evaluate(
    () => performance.getEntriesByName('mini-program-ready')[0]?.startTime,
  )
  expect(ready).toBeLessThan(1500)
})
