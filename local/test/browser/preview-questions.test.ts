import path from 'node:path'
import type { Phone } from './preview-phone'
import { PreviewDesk } from './preview-phone'

jest.setTimeout(60_000)

let desk: PreviewDesk
let phone: Phone
let calls: string[]
let templates: object[]

beforeAll(async () => {
  desk = await PreviewDesk.open(path.resolve(__dirname, '../fixtures/app'), {
    'POST /client/subscribe': (body) => {
      calls.push(body)
      return {}
    },
    'GET /client/templates': () => templates,
  })
})
beforeEach(async () => {
  calls = []
  templates = [{ id: 't1', title: '办理进度通知' }]
  phone = await desk.phone('/packages/more/phone/index')
})
afterEach(() => desk.closeWindows())
afterAll(() => desk.close())

describe('asking the person', () => {
  it('chooseLocation: the pin, a named point, 确定', async () => {
    await phone.find('.agree').tap()
    await phone.find('.place').tap()
    await phone.window.getByText('孙文纪念公园', { exact: true }).tap()
    await phone.window.locator('.location-row.chosen', { hasText: '孙文纪念公园' }).waitFor()
    await phone.window.screenshot({
      path: path.resolve(__dirname, '../../../dist/browser/preview-location.png'),
    })
    await phone.window.getByText('确定').tap()
    expect(await phone.result('chooseLocation')).toMatchObject({
      name: '孙文纪念公园',
      latitude: 22.5062,
      longitude: 113.3856,
      errMsg: 'chooseLocation:ok',
    })
  })

  it('chooseLocation cancelled', async () => {
    await phone.find('.agree').tap()
    await phone.find('.place').tap()
    await phone.window.locator('.location-cancel').tap()
    expect(await phone.result('chooseLocation')).toMatchObject({ errMsg: 'chooseLocation:fail cancel' })
  })

  it.each([
    ['where the phone is, when it is told no place', {}, '', '石岐街道附近'],
    ['at the place it is told', { latitude: 22.5062, longitude: 113.3856 }, '', '孙文纪念公园附近'],
    // WeChat's own maps know no better place then, and it is not in this city.
    ['far away, when the position was refused', {}, '{"scope.userLocation":false}', 'km'],
  ])('chooseLocation opens %s', async (_what, options, settings, shown) => {
    await phone.find('.agree').tap()
    if (settings)
      await phone.window.evaluate((value) => {
        const { localStorage } = globalThis as unknown as {
          localStorage: { setItem(key: string, value: string): void }
        }
        localStorage.setItem('wechat:citizen-1:settings', value)
      }, settings)
    void phone.wx('chooseLocation', options)
    const nearest = phone.window.locator('.location-row').nth(settings ? 1 : 0)
    await nearest.waitFor()
    expect(await nearest.textContent()).toContain(shown)
    await phone.window.locator('.location-cancel').tap()
  })

  it('subscribe messages, one by one', async () => {
    await phone.find('.subscribe').tap()
    await phone.window.getByText('服务通知').tap()
    await phone.window.screenshot({
      path: path.resolve(__dirname, '../../../dist/browser/preview-subscribe.png'),
    })
    await phone.window.locator('.permission-buttons .primary').tap()
    expect(await phone.result('requestSubscribeMessage')).toEqual({
      t1: 'accept',
      t2: 'reject',
      errMsg: 'requestSubscribeMessage:ok',
    })
    expect(calls.map((body) => JSON.parse(body) as object)).toEqual([
      { templateIds: ['t1', 't2'], accepted: { t1: 'accept', t2: 'reject' } },
    ])
  })

  it('subscribe messages with a sound: WeChat words the yes differently', async () => {
    await phone.find('.subscribe').tap()
    await phone.window.getByText('收到时提醒我').tap()
    await phone.window.locator('.permission-buttons .primary').tap()
    expect(await phone.result('requestSubscribeMessage')).toMatchObject({
      t1: 'acceptWithAlert',
      t2: 'acceptWithAlert',
    })
  })

  it('one-time and long-term messages are not asked for together', async () => {
    templates = [
      { id: 't1', title: '办理进度通知' },
      { id: 't2', title: '服务通知', longTerm: true },
    ]
    await phone.find('.subscribe').tap()
    expect(await phone.result('requestSubscribeMessage')).toMatchObject({ errCode: 20002 })
    expect(calls).toEqual([])
  })

  it('subscribe messages need a tap', async () => {
    expect(await phone.wx('requestSubscribeMessage', { tmplIds: ['t1'] })).toMatchObject({ errCode: 10005 })
  })

  it('a question, a choice, a notice', async () => {
    await phone.find('.modal').tap()
    await phone.window.locator('.modal-buttons').getByText('确定').tap()
    expect(await phone.result('showModal')).toMatchObject({ confirm: true, cancel: false })
    await phone.find('.sheet').tap()
    await phone.window.getByText('乙', { exact: true }).tap()
    expect(await phone.result('showActionSheet')).toMatchObject({ tapIndex: 1 })
    await phone.find('.toast').tap()
    await phone.window.getByText('已保存').waitFor()
    await phone.window.getByText('已保存').waitFor({ state: 'detached' })
  })
})
