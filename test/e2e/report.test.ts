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
    const lin = await journey.phone('lin')
    await see(lin, '.door--main')
    await journey.picture(lin, '01-home')
    await press(lin, '.door--main')
    await onPage(lin, 'packages/report/form/index')
    await see(lin, '#media')
  })

  journey.step('photos are made small and uploaded while the person goes on', async () => {
    const lin = await journey.phone('lin')
    await willChoose(lin, [await photo('长江路', '#263238'), await photo('灯杆 3 号', '#455a64')])
    await press(lin, '#media >>> .first')
    await eventually('two uploaded photos', async () => (await uploaded(lin)).length === 2)
    for (const { width, height } of await uploaded(lin)) expect(Math.max(width, height)).toBe(1600)
  })

  journey.step('place, text and category', async () => {
    const lin = await journey.phone('lin')
    await willBeAt(lin, PLACE)
    await press(lin, 'place-field >>> .row')
    await read(lin, 'place-field >>> .address', '长江路')
    await read(lin, 'place-field >>> .town', '东区')
    await fill(lin, '.text', TEXT)
    // The suggestion comes from the text.
    await read(lin, 'category-field >>> .chip--on', '路灯不亮')
    await pressText(lin, 'category-field >>> .danger .chip', '没有')
    await pressText(lin, 'category-field >>> .asked .chip', '两三盏')
    await journey.picture(lin, '02-form')
  })

  journey.step('a double tap makes one case', async () => {
    const lin = await journey.phone('lin')
    const button = await see(lin, '#submit >>> .van-button')
    await Promise.all([button.tap(), button.tap()])
    await onPage(lin, 'packages/report/done/index')
    number = (await read(lin, '.number', /\d{4}/)).replace(/\D/g, '')
    expect(number).toMatch(/^\d{12}$/)
    await journey.picture(lin, '03-done')
    await press(lin, '#notify >>> .van-button')
    await agree(lin, 'authorizeAllow')
    await see(lin, '.notify-done')
    const page = await open(lin, '/packages/case/list/index?group=all')
    await see(lin, 'case-card')
    await journey.picture(lin, '04-my-cases')
    const rows = (await page.data('rows')) as { title: string }[]
    expect(rows.filter(({ title }) => title.startsWith(SPOT))).toHaveLength(1)
  })

  journey.step('the citizen follows what happens', async () => {
    const lin = await journey.phone('lin')
    await pressText(lin, 'case-card >>> .card', SPOT)
    await onPage(lin, 'packages/case/detail/index')
    await see(lin, 'timeline')
    await journey.picture(lin, '05-detail')
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
    await press(liaison, '#photos >>> .first')
    await seeNothingOf(liaison, '#photos >>> .cover')
    await journey.picture(liaison, '07-reply')
    await press(liaison, '.submit >>> .van-button')
    await onPage(liaison, 'packages/staff/case/index')
    await pressText(liaison, '.bar-primary >>> .van-button', '办结')
    await onPage(liaison, 'packages/staff/act/index')
    await press(liaison, '.option')
    await press(liaison, '.submit >>> .van-button')
    await onPage(liaison, 'packages/staff/case/index')
    await read(liaison, 'status-tag', '办结')
    await journey.picture(liaison, '08-closed')
  })

  journey.step('the citizen compares before and after, and rates', async () => {
    const lin = await journey.phone('lin')
    const page = await lin.app.currentPage()
    await open(lin, `/packages/case/detail/index?id=${String(page?.query.id)}`)
    await see(lin, 'compare-slider')
    await read(lin, 'timeline', '线路已修复')
    await journey.picture(lin, '09-before-and-after')
    await press(lin, '#act-rate >>> .van-button')
    await onPage(lin, 'packages/case/rate/index')
    await press(lin, '#grade-5')
    await press(lin, '#solved-yes')
    await pressText(lin, '.chip', '处理及时')
    await fill(lin, '.text', '修得很快，谢谢。')
    await journey.picture(lin, '10-rating')
    await press(lin, '#submit >>> .van-button')
    await read(lin, '.thanks', '感谢')
    await press(lin, '#back >>> .van-button')
    await read(lin, '.rating', '非常满意')
    await journey.picture(lin, '11-rated')
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
    const lin = await journey.phone('lin')
    await open(lin, '/packages/account/inbox/index')
    await read(lin, '.message', /办结|答复/)
    await journey.picture(lin, '12-inbox')
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
