import { chooseAction, openFromQueue, report, RUN } from '../support/chores'
import { agree, all, eventually, fill, onPage, open, press, pressText, read, see } from '../support/hands'
import { startJourney } from '../support/journey'
import type { Phone } from '../support/phones'

const journey = startJourney('queue')
const PLACE = {
  name: '宝珠东路',
  address: '中山市沙溪镇宝珠东路 8 号',
  latitude: 22.5263,
  longitude: 113.3284,
}
const FLOODS = [
  `宝珠东路${RUN}号一下雨就积水到脚踝`,
  `宝珠东路${RUN}号菜场门口积水半天不退`,
  `宝珠东路${RUN}号幼儿园前下水道堵塞积水`,
]
const ROAD = `宝珠东路${RUN}号`

describe('a liaison works through the queue', () => {
  journey.step('three cases come in for the department', async () => {
    const liang = await journey.phone('liang')
    for (const text of FLOODS) {
      await report(liang, {
        text: `${text}，请尽快处理。`,
        place: PLACE,
        category: '积水与下水道',
        dangerAsked: true,
      })
    }
  })

  journey.step('they wait to be signed, each with the time that is left', async () => {
    const feng = await journey.phone('shuiwu-feng')
    await open(feng, '/pages/staff/index')
    await pressText(feng, '.tab', '待签收')
    for (const text of FLOODS)
      await eventually(text, async () => (await titles(feng)).some((title) => title.includes(text)))
    await read(feng, '.clock-word', /剩|逾期|超/)
    await journey.picture(feng, '01-queue')
  })

  journey.step('filters narrow the queue', async () => {
    const feng = await journey.phone('shuiwu-feng')
    await chooseFilter(feng, '全部镇街', '沙溪镇')
    await eventually('only that town', async () => {
      const places = await Promise.all((await all(feng, '.row-place')).map((place) => place.text()))
      return places.length >= FLOODS.length && places.every((place) => place.includes('沙溪'))
    })
    await journey.picture(feng, '02-filtered')
    await chooseFilter(feng, '全部类别', '河涌污染')
    await eventually(
      'none of that kind',
      async () => !(await titles(feng)).some((title) => title.includes(ROAD)),
    )
  })

  journey.step('another department does not see them', async () => {
    const he = await journey.phone('jiaotong-he')
    await open(he, '/pages/staff/index')
    await pressText(he, '.tab', '待签收')
    await see(he, 'list-state')
    expect((await titles(he)).filter((title) => title.includes(ROAD))).toEqual([])
  })

  journey.step('two liaisons sign the same case: one succeeds, the other learns what happened', async () => {
    const feng = await journey.phone('shuiwu-feng')
    const deng = await journey.phone('shuiwu-deng')
    for (const liaison of [feng, deng]) await openFromQueue(liaison, '待签收', FLOODS[0] ?? '')
    await chooseAction(feng, '签收')
    await read(feng, 'timeline', '签收')
    await chooseAction(deng, '签收')
    await agree(deng, 'confirmModal')
    await read(deng, 'timeline', '冯水生')
    await journey.picture(deng, '03-too-late')
  })

  journey.step('the rest is signed in one go', async () => {
    const feng = await journey.phone('shuiwu-feng')
    await open(feng, '/pages/staff/index')
    await pressText(feng, '.tab', '待签收')
    await press(feng, '.batch .link')
    for (const text of FLOODS.slice(1)) await pressText(feng, '.row', text)
    await journey.picture(feng, '04-picking')
    await pressText(feng, '.bar van-button >>> .van-button', '签收 2 件')
    await eventually(
      'an empty place',
      async () => !(await titles(feng)).some((title) => title.includes(ROAD)),
    )
    await pressText(feng, '.tab', '办理中')
    await eventually(
      'three in hand',
      async () => (await titles(feng)).filter((title) => title.includes(ROAD)).length === 3,
    )
    await journey.picture(feng, '05-in-hand')
  })

  journey.step('a question to the citizen stops the clock until the answer', async () => {
    const feng = await journey.phone('shuiwu-feng')
    await pressText(feng, '.row', FLOODS[0] ?? '')
    await chooseAction(feng, '补充')
    await onPage(feng, 'packages/staff/act/index')
    await fill(feng, '.textarea', '请补充积水处附近的门牌号。')
    await press(feng, '.submit >>> .van-button')
    await onPage(feng, 'packages/staff/case/index')
    await read(feng, '.clock', '暂停')
    const page = await feng.app.currentPage()
    const liang = await journey.phone('liang')
    await open(liang, `/packages/case/detail/index?id=${String(page?.query.id)}`)
    await press(liang, '#act-giveInfo >>> .van-button')
    await onPage(liang, 'packages/case/act/index')
    await read(liang, '.question', '门牌号')
    await fill(liang, '.text', '宝珠东路 8 号门口。')
    await journey.picture(liang, '06-answer')
    await press(liang, '#submit >>> .van-button')
    await onPage(liang, 'packages/case/detail/index')
    await read(liang, 'timeline', '8 号门口')
  })
})

async function chooseFilter(phone: Phone, filter: string, choice: string): Promise<void> {
  await pressText(phone, 'filter-bar >>> .filter', filter)
  await pressText(phone, 'filter-bar >>> .choice', choice)
}

async function titles(phone: Phone): Promise<string[]> {
  return Promise.all((await all(phone, '.row-title')).map((title) => title.text()))
}
