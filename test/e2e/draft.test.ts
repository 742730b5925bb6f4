import { fillReport, RUN, submittedNumber } from '../support/chores'
import { all, eventually, fill, onPage, open, press, read, see, seeNothingOf } from '../support/hands'
import { startJourney } from '../support/journey'
import { cloudCalls, setOnline } from '../support/phones'
import { photo, willChoose } from '../support/pictures'

const journey = startJourney('draft')
const FORM = '/packages/report/form/index'
const PLACE = {
  name: '悦来南路',
  address: '中山市石岐街道悦来南路菜市场后门',
  latitude: 22.5211,
  longitude: 113.3824,
}
const TEXT = `菜市场后门${RUN}号的垃圾堆满溢出，已有两天没人清运，气味很大。`

describe('nothing that was written is lost, whatever the network does', () => {
  journey.step('a report is begun, and the person leaves', async () => {
    const zheng = await journey.phone('zheng')
    await open(zheng, FORM)
    await fillReport(zheng, { text: TEXT, place: PLACE, category: '垃圾与卫生' })
    await open(zheng, '/pages/home/index')
  })

  journey.step('everything is there again', async () => {
    const zheng = await journey.phone('zheng')
    await open(zheng, FORM)
    await read(zheng, '.restored', '已恢复')
    expect(await (await see(zheng, '.text')).value()).toBe(TEXT)
    await read(zheng, 'place-field >>> .address', '悦来南路')
    await eventually('the photo', async () => (await all(zheng, '#media >>> .picture')).length === 1)
    await journey.picture(zheng, '01-restored')
  })

  journey.step('a photo that could not be sent is sent again', async () => {
    const zheng = await journey.phone('zheng')
    await setOnline(zheng, false)
    await willChoose(zheng, [await photo('第二张', '#6d4c41')])
    await press(zheng, '#media >>> .cell--add')
    await see(zheng, '#media >>> .cover--failed')
    await journey.picture(zheng, '02-photo-failed')
    await setOnline(zheng, true)
    await press(zheng, '#media >>> .cover--failed')
    await seeNothingOf(zheng, '#media >>> .cover')
    const uploads = (await cloudCalls(zheng)).filter(({ name }) => name === 'uploadFile')
    expect(uploads.map(({ answer }) => (answer as { errMsg: string }).errMsg)).toContainEqual(
      expect.stringContaining('network is down'),
    )
    expect(uploads.at(-1)?.answer).toHaveProperty('fileID')
  })

  journey.step('without a network the report stays and says so', async () => {
    const zheng = await journey.phone('zheng')
    await setOnline(zheng, false)
    await press(zheng, '#submit >>> .van-button')
    await read(zheng, '.failure', '已保存')
    await journey.picture(zheng, '03-offline')
  })

  journey.step('with the network back, one tap sends it, once', async () => {
    const zheng = await journey.phone('zheng')
    await setOnline(zheng, true)
    await press(zheng, '#submit >>> .van-button')
    expect(await submittedNumber(zheng)).toMatch(/^\d{12}$/)
    const mine = await open(zheng, '/packages/case/list/index?group=all')
    await see(zheng, 'case-card')
    const rows = (await mine.data('rows')) as { title: string }[]
    expect(rows.filter(({ title }) => TEXT.startsWith(title.slice(0, 14)))).toHaveLength(1)
  })

  journey.step('an answer that got lost on the way makes no second case', async () => {
    const zheng = await journey.phone('zheng')
    await open(zheng, FORM)
    expect(await all(zheng, '.restored')).toHaveLength(0)
    await fillReport(zheng, { text: `${TEXT}第二处。`, place: PLACE, category: '垃圾与卫生' })
    await setOnline(zheng, 'loses answers')
    await press(zheng, '#submit >>> .van-button')
    await read(zheng, '.failure', '已保存')
    await setOnline(zheng, true)
    await press(zheng, '#submit >>> .van-button')
    const number = await submittedNumber(zheng)
    const submissions = (await cloudCalls(zheng)).filter(
      ({ data }) => (data as { action: string }).action === 'submit',
    )
    expect(submissions.filter(({ answer }) => JSON.stringify(answer).includes(number))).toHaveLength(2)
    const mine = await open(zheng, '/packages/case/list/index?group=all')
    await see(zheng, 'case-card')
    expect(((await mine.data('rows')) as unknown[]).length).toBeGreaterThan(1)
    await journey.picture(zheng, '04-two-cases')
  })

  journey.step(
    'what was edited between two tries, of which the first had arrived, becomes a note',
    async () => {
      const zheng = await journey.phone('zheng')
      const edit = `${TEXT}第三处，今天又多了两袋。`
      await open(zheng, FORM)
      await fillReport(zheng, { text: `${TEXT}第三处。`, place: PLACE, category: '垃圾与卫生' })
      await setOnline(zheng, 'loses answers')
      await press(zheng, '#submit >>> .van-button')
      await read(zheng, '.failure', '已保存')
      await setOnline(zheng, true)
      await fill(zheng, '.text', edit)
      await press(zheng, '#submit >>> .van-button')
      await submittedNumber(zheng)
      await read(zheng, '.left-out', '说明没有包含在内')
      await journey.picture(zheng, '05-left-out')
      await press(zheng, '#add-note >>> .van-button')
      await onPage(zheng, 'packages/case/act/index')
      expect(await (await see(zheng, '.text')).value()).toBe(edit)
      await press(zheng, '#submit >>> .van-button')
      await onPage(zheng, 'packages/case/detail/index')
      await read(zheng, 'timeline', '今天又多了两袋')
      await journey.picture(zheng, '06-noted')
    },
  )
})
