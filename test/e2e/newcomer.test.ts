import { openFromQueue, RUN, submittedNumber } from '../support/chores'
import { CONSENT, CONSENT_ERROR, CONSENT_GUIDE, consentIsOver, refuseConsent } from '../support/consent'
import {
  agree,
  all,
  eventually,
  fill,
  onPage,
  open,
  press,
  pressText,
  read,
  see,
  seeNothingOf,
} from '../support/hands'
import { startJourney } from '../support/journey'
import type { InputElement, Phone } from '../support/phones'
import { cloudCalls, setOnline } from '../support/phones'
import { photo, willBeAt, willChoose } from '../support/pictures'

declare const document: InsideApp['document']
declare const getApp: InsideApp['getApp']

const journey = startJourney('newcomer')
const WHO = 'visitor-newcomer'
const FORM = '/packages/report/form/index'
const SPOT = `起湾北道${RUN}号`
const TEXT = `${SPOT}门前的路灯不亮，晚上很黑。`
const PLACE = {
  name: '起湾北道',
  address: '中山市东区街道起湾北道 20 号',
  latitude: 22.5102,
  longitude: 113.4013,
}

describe('somebody who was never here', () => {
  journey.step('reads what is public, and nothing is asked of them', async () => {
    const phone = await journey.phone(WHO)
    await see(phone, '.door--main')
    await nothingAsked(phone)
    await journey.picture(phone, '01-home')
    for (const page of [
      '/pages/me/index',
      '/packages/city/services/index',
      '/packages/account/inbox/index',
    ]) {
      await open(phone, page)
      await nothingAsked(phone)
    }
    await readPublicCase(phone)
  })

  journey.step('is asked before the first picture and the place, refuses, and is not scolded', async () => {
    const phone = await journey.phone(WHO)
    await open(phone, FORM)
    await willChoose(phone, [await photo('起湾北道', '#37474f')])
    await willBeAt(phone, PLACE)
    await press(phone, '#media >>> .first')
    await see(phone, CONSENT)
    await journey.picture(phone, '02-asked')
    await refuseConsent(phone)
    await press(phone, 'place-field >>> .row')
    await refuseConsent(phone)
    await journey.picture(phone, '03-refused')
    expect(await screen(phone)).not.toMatch(/没有选到|设置中允许|暂时无法/)
    expect(await all(phone, '#media >>> .picture')).toHaveLength(0)
    expect(await all(phone, 'place-field >>> .address')).toHaveLength(0)
  })

  journey.step('whoever refused still reads what is public', async () => {
    await readPublicCase(await journey.phone(WHO))
  })

  journey.step('reads the guide from the sheet; without a network it says so and stays', async () => {
    const phone = await journey.phone(WHO)
    await open(phone, FORM)
    await willChoose(phone, [await photo('起湾北道', '#37474f')])
    await press(phone, '#media >>> .first')
    await press(phone, CONSENT_GUIDE)
    await onPage(phone, 'packages/account/privacy/index')
    await read(phone, '.foot', '您还没有同意')
    await see(phone, '.agree')
    await journey.picture(phone, '04-guide')
    await phone.app.navigateBack()
    await onPage(phone, 'packages/report/form/index')
    await setOnline(phone, false)
    await press(phone, CONSENT)
    await read(phone, CONSENT_ERROR, '网络不可用')
    await journey.picture(phone, '05-offline')
  })

  journey.step('agrees with a double tap, which counts once, and the picture goes up', async () => {
    const phone = await journey.phone(WHO)
    await setOnline(phone, true)
    const before = (await agreements(phone)).length
    const button = await see(phone, CONSENT)
    await Promise.all([button.tap(), button.tap()])
    await consentIsOver(phone)
    await see(phone, '#media >>> .picture')
    await seeNothingOf(phone, '#media >>> .cover')
    expect(await agreements(phone)).toHaveLength(before + 1)
    expect(await phone.app.callWxMethod('getPrivacySetting', {})).toMatchObject({ needAuthorization: false })
  })

  journey.step('answers 有 and then 没有: what was written is there, and is what is sent', async () => {
    const phone = await journey.phone(WHO)
    await willBeAt(phone, PLACE)
    await press(phone, 'place-field >>> .row')
    await read(phone, 'place-field >>> .address', '起湾北道')
    await fill(phone, '.text', TEXT)
    await fill(phone, '.input[data-field="contactName"]', '新来的')
    await fill(phone, '.input[data-field="contactPhone"]', '13900000000')
    await read(phone, 'category-field >>> .chip--on', '路灯不亮')
    await pressLast(phone, 'category-field >>> .danger .chip')
    await see(phone, '#call')
    await journey.picture(phone, '06-danger')
    await pressText(phone, 'category-field >>> .danger .chip', '没有')
    await see(phone, '#submit')
    expect(await valueOf(phone, '.text')).toBe(TEXT)
    expect(await valueOf(phone, '.input[data-field="contactName"]')).toBe('新来的')
    expect(await valueOf(phone, '.input[data-field="contactPhone"]')).toBe('13900000000')
    await pressText(phone, 'category-field >>> .asked .chip', '两三盏')
    await journey.picture(phone, '07-form')
  })

  journey.step('a failure of the network is over when there is one again', async () => {
    const phone = await journey.phone(WHO)
    await phone.app.mockWxMethod('onNetworkStatusChange', (listener: unknown) => {
      getApp().networkChanged = listener
    })
    await open(phone, FORM)
    await see(phone, '#media >>> .picture')
    await setOnline(phone, false)
    await press(phone, '#submit >>> .van-button')
    await read(phone, '.failure', '网络不可用')
    await setOnline(phone, true)
    await phone.app.evaluate(() =>
      (getApp().networkChanged as (state: object) => void)({ isConnected: true, networkType: 'wifi' }),
    )
    await seeNothingOf(phone, '.failure')
    await press(phone, '#submit >>> .van-button')
    expect(await submittedNumber(phone)).toMatch(/^\d{12}$/)
  })

  journey.step('finds the case among their own', async () => {
    const phone = await journey.phone(WHO)
    await open(phone, '/packages/case/list/index?group=all')
    await pressText(phone, 'case-card >>> .card', SPOT)
    await onPage(phone, 'packages/case/detail/index')
    await read(phone, '.said', TEXT)
  })

  journey.step('is told when the department has signed it', async () => {
    const liaison = await journey.phone('chengguan-wang')
    await openFromQueue(liaison, '待签收', SPOT)
    await pressText(liaison, '.bar-primary >>> .van-button', '签收')
    await see(liaison, '.bar-secondary')
    const phone = await journey.phone(WHO)
    await eventually('the message', async () => {
      await open(phone, '/packages/account/inbox/index')
      return (await all(phone, '.message')).length > 0
    })
    await read(phone, '.message', '签收')
    await journey.picture(phone, '08-message')
  })

  journey.step('a form is emptied only by who says so twice', async () => {
    const phone = await journey.phone(WHO)
    await open(phone, FORM)
    await fill(phone, '.text', TEXT)
    await open(phone, '/pages/home/index')
    await open(phone, FORM)
    await press(phone, '.restart')
    await journey.picture(phone, '09-empty')
    await cancelModal(phone)
    expect(await valueOf(phone, '.text')).toBe(TEXT)
    await press(phone, '.restart')
    await agree(phone, 'confirmModal')
    await seeNothingOf(phone, '.restored')
    expect(await valueOf(phone, '.text')).toBe('')
  })
})

describe('somebody who agreed on another phone', () => {
  journey.step(
    'is asked by WeChat on this one; the guide says so, and agreeing there is enough',
    async () => {
      const phone = await journey.phone('huang')
      await open(phone, FORM)
      const asking = phone.app.callWxMethod('requirePrivacyAuthorize', {})
      await press(phone, CONSENT_GUIDE)
      await onPage(phone, 'packages/account/privacy/index')
      await read(phone, '.foot', '微信还需要您在这部手机上确认一次')
      await journey.picture(phone, '10-only-wechat')
      await press(phone, '.agree')
      expect(await asking).toMatchObject({ errMsg: 'requirePrivacyAuthorize:ok' })
      // Back where it was wanted, without another tap.
      await onPage(phone, 'packages/report/form/index')
      await consentIsOver(phone)
    },
  )
})

async function readPublicCase(phone: Phone): Promise<void> {
  await open(phone, '/pages/public/index')
  await see(phone, 'case-card')
  await pressText(phone, '.mode', '地图')
  await see(phone, 'case-map')
  await nothingAsked(phone)
  await pressText(phone, '.mode', '列表')
  await press(phone, 'case-card >>> .card')
  await onPage(phone, 'packages/case/detail/index')
  await see(phone, '.said')
  await nothingAsked(phone)
}

async function nothingAsked(phone: Phone): Promise<void> {
  expect(await all(phone, CONSENT)).toHaveLength(0)
}

async function agreements(phone: Phone): Promise<unknown[]> {
  const calls = await cloudCalls(phone)
  return calls.filter(({ data }) => (data as { action: string }).action === 'account.agreePrivacy')
}

async function screen({ app }: Phone): Promise<string> {
  return app.evaluate(() => document.body.textContent ?? '')
}

async function valueOf(phone: Phone, selector: string): Promise<string> {
  return String(await ((await see(phone, selector)) as InputElement).value())
}

async function pressLast(phone: Phone, selector: string): Promise<void> {
  await (await all(phone, selector)).at(-1)?.tap()
}

async function cancelModal({ app }: Phone): Promise<void> {
  const native = app.native()
  await eventually('a question to say no to', () =>
    native.cancelModal().then(
      () => true,
      () => false,
    ),
  )
}
