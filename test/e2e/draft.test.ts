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
    const citizen = await journey.phone('visitor-draft')
    await open(citizen, FORM)
    await fillReport(citizen, { text: TEXT, place: PLACE, category: '垃圾与卫生', newcomer: true })
    await open(citizen, '/pages/home/index')
  })

  journey.step('everything is there again', async () => {
    const citizen = await journey.phone('visitor-draft')
    await open(citizen, FORM)
    await read(citizen, '.restored', '已恢复')
    expect(await (await see(citizen, '.text')).value()).toBe(TEXT)
    await read(citizen, 'place-field >>> .address', '悦来南路')
    await eventually('the photo', async () => (await all(citizen, '#media >>> .picture')).length === 1)
    await journey.picture(citizen, '01-restored')
  })

  journey.step('a photo that could not be sent is sent again', async () => {
    const citizen = await journey.phone('visitor-draft')
    await setOnline(citizen, false)
    await willChoose(citizen, [await photo('第二张', '#6d4c41')])
    await press(citizen, '#media >>> .cell--add')
    await see(citizen, '#media >>> .cover--failed')
    await journey.picture(citizen, '02-photo-failed')
    await setOnline(citizen, true)
    await press(citizen, '#media >>> .cover--failed')
    await seeNothingOf(citizen, '#media >>> .cover')
    const calls = await cloudCalls(citizen)
    expect(calls.map(({ answer }) => (answer as { errMsg: string }).errMsg)).toContainEqual(
      expect.stringContaining('network is down'),
    )
    expect(calls.filter(({ name }) => name === 'uploadFile').at(-1)?.answer).toHaveProperty('fileID')
  })

  journey.step('without a network the report stays and says so', async () => {
    const citizen = await journey.phone('visitor-draft')
    await setOnline(citizen, false)
    await press(citizen, '#submit >>> .van-button')
    await read(citizen, '.failure', '已保存')
    await journey.picture(citizen, '03-offline')
  })

  journey.step('with the network back, one tap sends it, once', async () => {
    const citizen = await journey.phone('visitor-draft')
    await setOnline(citizen, true)
    await press(citizen, '#submit >>> .van-button')
    expect(await submittedNumber(citizen)).toMatch(/^\d{12}$/)
    const mine = await open(citizen, '/packages/case/list/index?group=all')
    await see(citizen, 'case-card')
    const rows = (await mine.data('rows')) as { title: string }[]
    expect(rows.filter(({ title }) => TEXT.startsWith(title.slice(0, 14)))).toHaveLength(1)
  })

  journey.step('an answer that got lost on the way makes no second case', async () => {
    const citizen = await journey.phone('visitor-draft')
    await open(citizen, FORM)
    expect(await all(citizen, '.restored')).toHaveLength(0)
    await fillReport(citizen, { text: `${TEXT}第二处。`, place: PLACE, category: '垃圾与卫生' })
    await setOnline(citizen, 'loses answers')
    await press(citizen, '#submit >>> .van-button')
    await read(citizen, '.failure', '已保存')
    await setOnline(citizen, true)
    await press(citizen, '#submit >>> .van-button')
    const number = await submittedNumber(citizen)
    const submissions = (await cloudCalls(citizen)).filter(
      ({ data }) => (data as { action: string }).action === 'case.submit',
    )
    expect(submissions.filter(({ answer }) => JSON.stringify(answer).includes(number))).toHaveLength(2)
    const mine = await open(citizen, '/packages/case/list/index?group=all')
    await see(citizen, 'case-card')
    expect(((await mine.data('rows')) as unknown[]).length).toBeGreaterThan(1)
    await journey.picture(citizen, '04-two-cases')
  })

  journey.step(
    'what was edited between two tries, of which the first had arrived, becomes a note',
    async () => {
      const citizen = await journey.phone('visitor-draft')
      const edit = `${TEXT}第三处，今天又多了两袋。`
      await open(citizen, FORM)
      await fillReport(citizen, { text: `${TEXT}第三处。`, place: PLACE, category: '垃圾与卫生' })
      await setOnline(citizen, 'loses answers')
      await press(citizen, '#submit >>> .van-button')
      await read(citizen, '.failure', '已保存')
      await setOnline(citizen, true)
      await fill(citizen, '.text', edit)
      await press(citizen, '#submit >>> .van-button')
      await submittedNumber(citizen)
      await read(citizen, '.left-out', '说明没有包含在内')
      await journey.picture(citizen, '05-left-out')
      await press(citizen, '#add-note >>> .van-button')
      await onPage(citizen, 'packages/case/act/index')
      expect(await (await see(citizen, '.text')).value()).toBe(edit)
      await press(citizen, '#submit >>> .van-button')
      await onPage(citizen, 'packages/case/detail/index')
      await read(citizen, 'timeline', '今天又多了两袋')
      await journey.picture(citizen, '06-noted')
    },
  )
})
