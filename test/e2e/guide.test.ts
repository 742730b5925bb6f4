import { fillReport, RUN, submittedNumber } from '../support/chores'
import { guideInForce, hasAgreedTo, putGuideIntoForce } from '../support/city'
import { consent, consentIsAsked, consentIsOver } from '../support/consent'
import { all, eventually, open, press, read, see, seeNothingOf } from '../support/hands'
import { startJourney } from '../support/journey'
import { photo, willChoose } from '../support/pictures'

const journey = startJourney('guide')
const WHO = 'visitor-guide'
const FORM = '/packages/report/form/index'
const GUIDE = '/packages/account/privacy/index'
const PLACE = {
  name: '兴中道',
  address: '中山市东区街道兴中道 8 号',
  latitude: 22.5151,
  longitude: 113.3927,
}

// A real city's guide is not changed by a test.
const onThisMachine = process.env.WECHAT_DEVTOOLS_CLI ? describe.skip : describe

onThisMachine('the privacy guide gets new versions', () => {
  let first = ''
  afterAll(async () => {
    // Other journeys run in the same city.
    if (first) await putGuideIntoForce(first)
  })

  journey.step('while somebody reads it: they are told, and agree to the new one', async () => {
    const phone = await journey.phone(WHO)
    first = await guideInForce()
    await open(phone, GUIDE)
    await read(phone, '.foot', `版本 ${first}，您还没有同意`)
    await putGuideIntoForce('test-2')
    await press(phone, '.agree')
    await read(phone, 'bottom-bar >>> .hint', '已更新')
    await read(phone, '.foot', '版本 test-2，您还没有同意')
    await journey.picture(phone, '01-changed')
    await press(phone, '.agree')
    await read(phone, '.foot', '版本 test-2，您已同意')
    await seeNothingOf(phone, '.agree')
  })

  journey.step('while somebody fills in a report: it is sent after they agreed again', async () => {
    const phone = await journey.phone(WHO)
    await open(phone, FORM)
    await fillReport(phone, {
      text: `兴中道${RUN}号的垃圾堆满溢出，已有两天没人清运。`,
      place: PLACE,
      category: '垃圾与卫生',
    })
    // The phone believes that they agreed to the one in force; the server knows better.
    await hasAgreedTo(WHO, 'test-1')
    await press(phone, '#submit >>> .van-button')
    await consentIsAsked(phone, 'test-2')
    await journey.picture(phone, '02-asked-again')
    await consent(phone)
    expect(await submittedNumber(phone)).toMatch(/^\d{12}$/)
  })

  journey.step('before the next start: the first picture asks, once', async () => {
    await putGuideIntoForce('test-3')
    const phone = await journey.restart(WHO)
    await open(phone, FORM)
    await willChoose(phone, [await photo('兴中道', '#5d4037')])
    await press(phone, '#media >>> .first')
    await consentIsAsked(phone, 'test-3')
    await consent(phone)
    await see(phone, '#media >>> .picture')
    await seeNothingOf(phone, '#media >>> .cover')
    await open(phone, '/pages/home/index')
    const again = await journey.restart(WHO)
    await open(again, FORM)
    await willChoose(again, [await photo('兴中道', '#5d4037')])
    await press(again, '#media >>> .cell--add')
    await eventually('two pictures', async () => (await all(again, '#media >>> .picture')).length === 2)
    await consentIsOver(again)
    await open(again, GUIDE)
    await read(again, '.foot', '版本 test-3，您已同意')
  })
})
