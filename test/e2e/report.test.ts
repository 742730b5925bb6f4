import {
  agree,
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
import { RUN } from '../support/chores'
import { consent } from '../support/consent'
import { startJourney } from '../support/journey'
import type { Phone } from '../support/phones'
import { deliveredMessages } from '../support/phones'
import { photo, willBeAt, willChoose } from '../support/pictures'

const SPOT = `长江路${RUN}号对面`
const TEXT = `${SPOT}连续三盏路灯不亮，晚上很黑，老人出门不方便。`
const PLACE = {
  name: '长江路 12 号',
  address: '中山市东区街道长江路 12 号对面',
  latitude: 22.5098,
  longitude: 113.3928,
}

const journey = startJourney('report')
let number = ''

describe('a citizen reports, a department handles, the citizen rates', () => {
  journey.step('the first page leads to the form', async () => {
    const citizen = await journey.phone('visitor-report')
    await see(citizen, '.door--main')
    await journey.picture(citizen, '01-home')
    await press(citizen, '.door--main')
    await onPage(citizen, 'packages/report/form/index')
    await see(citizen, '#media')
  })

  journey.step('photos are made small and uploaded while the person goes on', async () => {
    const citizen = await journey.phone('visitor-report')
    await willChoose(citizen, [await photo('长江路', '#263238'), await photo('灯杆 3 号', '#455a64')])
    await press(citizen, '#media >>> .first')
    // Nobody seeded this person: the first picture asks.
    await consent(citizen)
    await eventually('two uploaded photos', async () => (await uploaded(citizen)).length === 2)
    for (const { width, height } of await uploaded(citizen)) expect(Math.max(width, height)).toBe(1600)
  })

  journey.step('place, text and category', async () => {
    const citizen = await journey.phone('visitor-report')
    await willBeAt(citizen, PLACE)
    await press(citizen, 'place-field >>> .row')
    await read(citizen, 'place-field >>> .address', '长江路')
    await read(citizen, 'place-field >>> .town', '东区')
    await fill(citizen, '.text', TEXT)
    // The suggestion comes from the text.
    await read(citizen, 'category-field >>> .chip--on', '路灯不亮')
    await pressText(citizen, 'category-field >>> .danger .chip', '没有')
    await pressText(citizen, 'category-field >>> .asked .chip', '两三盏')
    await journey.picture(citizen, '02-form')
  })

  journey.step('a double tap makes one case', async () => {
    const citizen = await journey.phone('visitor-report')
    const button = await see(citizen, '#submit >>> .van-button')
    await Promise.all([button.tap(), button.tap()])
    await onPage(citizen, 'packages/report/done/index')
    number = (await read(citizen, '.number', /\d{4}/)).replace(/\D/g, '')
    expect(number).toMatch(/^\d{12}$/)
    await journey.picture(citizen, '03-done')
    await press(citizen, '#notify >>> .van-button')
    await agree(citizen, 'authorizeAllow')
    await see(citizen, '.notify-done')
    const page = await open(citizen, '/packages/case/list/index?group=all')
    await see(citizen, 'case-card')
    await journey.picture(citizen, '04-my-cases')
    const rows = (await page.data('rows')) as { title: string }[]
    expect(rows.filter(({ title }) => title.startsWith(SPOT))).toHaveLength(1)
  })

  journey.step('the citizen follows what happens', async () => {
    const citizen = await journey.phone('visitor-report')
    await pressText(citizen, 'case-card >>> .card', SPOT)
    await onPage(citizen, 'packages/case/detail/index')
    await see(citizen, 'timeline')
    await journey.picture(citizen, '05-detail')
  })

  journey.step('the liaison of the responsible department finds it to be signed', async () => {
    const liaison = await journey.phone('chengguan-wang')
    await open(liaison, '/pages/staff/index')
    await pressText(liaison, '.tab', '待签收')
    await pressText(liaison, '.row', SPOT)
    await onPage(liaison, 'packages/staff/case/index')
    await see(liaison, '.clock')
    await journey.picture(liaison, '06-staff-case')
  })

  journey.step('signs it and writes down progress', async () => {
    const liaison = await journey.phone('chengguan-wang')
    await pressText(liaison, '.bar-primary >>> .van-button', '签收')
    await pressText(liaison, '.bar-secondary >>> .van-button', '进展')
    await onPage(liaison, 'packages/staff/act/index')
    await fill(liaison, '.textarea', '已安排养护班组，今天下午到现场查看。')
    await press(liaison, '.submit >>> .van-button')
    await onPage(liaison, 'packages/staff/case/index')
    await read(liaison, 'timeline', '养护班组')
  })

  journey.step('answers with a photo of the repaired lamps, and closes', async () => {
    const liaison = await journey.phone('chengguan-wang')
    await pressText(liaison, '.bar-primary >>> .van-button', '答复')
    await onPage(liaison, 'packages/staff/act/index')
    await fill(liaison, '.textarea', '三盏路灯的线路已修复，今晚起恢复照明。')
    await willChoose(liaison, [await photo('已修复', '#ffd54f')])
    await press(liaison, '#media >>> .first')
    await seeNothingOf(liaison, '#media >>> .cover')
    await journey.picture(liaison, '07-reply')
    await press(liaison, '.submit >>> .van-button')
    await onPage(liaison, 'packages/staff/case/index')
    await pressText(liaison, '.bar-primary >>> .van-button', '办结')
    await onPage(liaison, 'packages/staff/act/index')
    await press(liaison, '.option')
    await press(liaison, '.submit >>> .van-button')
    await onPage(liaison, 'packages/staff/case/index')
    await read(liaison, '.clock-headline', '办结')
    await journey.picture(liaison, '08-closed')
  })

  journey.step('the citizen compares before and after, and rates', async () => {
    const citizen = await journey.phone('visitor-report')
    const page = await citizen.app.currentPage()
    await open(citizen, `/packages/case/detail/index?id=${String(page?.query.id)}`)
    await see(citizen, 'compare-slider')
    await read(citizen, 'timeline', '线路已修复')
    await journey.picture(citizen, '09-before-and-after')
    await press(citizen, '#act-rate >>> .van-button')
    await onPage(citizen, 'packages/case/rate/index')
    await press(citizen, '#grade-5')
    await press(citizen, '#solved-yes')
    await pressText(citizen, '.chip', '处理及时')
    await fill(citizen, '.text', '修得很快，谢谢。')
    await journey.picture(citizen, '10-rating')
    await press(citizen, '#submit >>> .van-button')
    await read(citizen, '.thanks', '感谢')
    await press(citizen, '#back >>> .van-button')
    await read(citizen, '.rating', '非常满意')
    await journey.picture(citizen, '11-rated')
  })

  journey.step('WeChat told the department’s group at once, and the citizen who had allowed it', async () => {
    const delivered = async (): Promise<boolean> => {
      const messages = await deliveredMessages()
      if (messages === undefined) return true
      const about = (channel: string): boolean =>
        messages.some((message) => message.channel === channel && JSON.stringify(message).includes(short))
      const short = number.slice(-4)
      return about('robot') && about('subscribe')
    }
    await eventually('both messages', delivered)
  })

  journey.step('messages told the citizen on the way', async () => {
    const citizen = await journey.phone('visitor-report')
    await open(citizen, '/packages/account/inbox/index')
    await read(citizen, '.message', /办结|答复/)
    await journey.picture(citizen, '12-inbox')
  })
})

async function uploaded({ app }: Phone): Promise<{ width: number; height: number }[]> {
  const page = await app.currentPage()
  const picker = await page?.$('#media')
  const items = await (
    picker as unknown as { data(path: string): Promise<{ file?: { width: number; height: number } }[]> }
  ).data('items')
  return items.flatMap(({ file }) => file ?? [])
}
