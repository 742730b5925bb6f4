import path from 'node:path'
import type { Phone } from './preview-phone'
import { PreviewDesk } from './preview-phone'

jest.setTimeout(60_000)

let desk: PreviewDesk
let phone: Phone
let calls: string[]

beforeAll(async () => {
  desk = await PreviewDesk.open(path.resolve(__dirname, '../fixtures/app'), {
    'POST /client/subscribe': (body) => {
      calls.push(body)
      return {}
    },
  })
})
beforeEach(async () => {
  calls = []
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
