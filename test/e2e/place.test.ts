import { RUN, submittedNumber } from '../support/chores'
import {
  eventually,
  fill,
  onPage,
  open,
  press,
  pressText,
  read,
  see,
  seeNothingOf,
  seeText,
} from '../support/hands'
import { startJourney } from '../support/journey'
import type { Phone } from '../support/phones'
import { cloudCalls } from '../support/phones'
import { willBeAt } from '../support/pictures'

declare const getApp: InsideApp['getApp']

const journey = startJourney('place')
const FORM = '/packages/report/form/index'
const SPOT = `水闸旁${RUN}号`
const TEXT = `${SPOT}的路面有积水，行人要绕到车道上走，请处理。`

const RUINS = {
  name: '大三巴牌坊',
  address: '澳门特别行政区花王堂区',
  latitude: 22.1975,
  longitude: 113.5409,
}
/** Inside, not 100 m from the line to Zhuhai; WeChat knows nothing there. */
const AT_THE_EDGE = { name: '', address: '', latitude: 22.23145, longitude: 113.4824 }
/** As far from the centre of 五桂山 as from that of 三乡, about. */
const BETWEEN = { name: '', address: '', latitude: 22.42, longitude: 113.44 }

/** A call of the area that the form is about. */
const isOfCases = ({ data }: { data: unknown }): boolean =>
  ((data as { action?: string }).action ?? '').startsWith('case.')

describe('where a report is', () => {
  journey.step('the chooser is told no place to open at, so that it opens where the person is', async () => {
    const liang = await journey.phone('liang')
    await open(liang, FORM)
    if (await restored(liang)) await press(liang, '.restart')
    await willChooseAndTell(liang, RUINS)
    await press(liang, 'place-field >>> .row')
    await read(liang, 'place-field >>> .address', '大三巴')
    expect(await openedAt(liang)).toEqual({})
  })

  journey.step('a place in Macau is refused at once, without a town and without a promise', async () => {
    const liang = await journey.phone('liang')
    await read(liang, 'place-field >>> .outside', '不在中山市内，无法提交')
    await seeNothingOf(liang, 'place-field >>> .town')
    await fill(liang, '.text', TEXT)
    await see(liang, 'category-field >>> .chip--on')
    await journey.picture(liang, '01-outside')
    const answer = (await cloudCalls(liang)).filter(isOfCases).at(-1)?.answer
    expect(JSON.stringify(answer)).not.toMatch(/promise|townId/)
  })

  journey.step('the next try opens at the pin, and at the edge the person is asked', async () => {
    const liang = await journey.phone('liang')
    await willChooseAndTell(liang, AT_THE_EDGE)
    await press(liang, 'place-field >>> .row')
    await read(liang, 'place-field >>> .question', '靠近市界')
    const { latitude, longitude } = RUINS
    expect(await openedAt(liang)).toEqual({ latitude, longitude })
    await read(liang, 'place-field >>> .address', '地图位置')
    await journey.picture(liang, '02-edge')
    await press(liang, 'place-field >>> .confirm')
    await see(liang, 'place-field >>> .chip--on')
  })

  journey.step('another place asks anew: here for the town', async () => {
    const liang = await journey.phone('liang')
    await willBeAt(liang, BETWEEN)
    await press(liang, 'place-field >>> .row')
    await seeText(liang, 'place-field >>> .question', '请选择所在镇街')
    await seeNothingOf(liang, 'place-field >>> .town')
    await answerCategory(liang)
    await press(liang, '#submit >>> .van-button')
    await seeText(liang, 'place-field >>> .question', '请选择所在镇街')
    await onPage(liang, 'packages/report/form/index')
    await journey.picture(liang, '03-town')
    await pressText(liang, 'place-field >>> .chip', '其他镇街')
    await pressText(liang, 'place-field >>> .all-row', '板芙镇')
    await read(liang, 'place-field >>> .address', '板芙镇 · 地图位置')
    await pressText(liang, 'place-field >>> .chip', '三乡镇')
    await read(liang, 'place-field >>> .address', '三乡镇 · 地图位置')
  })

  journey.step('it is taken in, and waits for a dispatcher, who sees why', async () => {
    const liang = await journey.phone('liang')
    await press(liang, '#submit >>> .van-button')
    await submittedNumber(liang)
    await read(liang, '.headline', '平台专员将先核对')
    const dispatcher = await journey.phone('dispatcher')
    await open(dispatcher, '/pages/staff/index')
    await pressText(dispatcher, '.row', SPOT)
    await onPage(dispatcher, 'packages/staff/case/index')
    await read(dispatcher, '.doubt', '镇街由市民选择，请核对')
    await journey.picture(dispatcher, '04-dispatcher')
  })

  journey.step('whoever refused their position is told where the map opens: at the last place', async () => {
    const liang = await journey.phone('liang')
    await liang.app.mockWxMethod('getSetting', { authSetting: { 'scope.userLocation': false } })
    await open(liang, FORM)
    await read(liang, 'place-field >>> .note', '从您上次上报的位置打开')
    await journey.picture(liang, '05-refused')
    await willChooseAndTell(liang, AT_THE_EDGE)
    await press(liang, 'place-field >>> .row')
    await see(liang, 'place-field >>> .address')
    const { latitude, longitude } = BETWEEN
    expect(await openedAt(liang)).toEqual({ latitude, longitude })
    await liang.app.restoreWxMethod('getSetting')
  })
})

describe('where the public map opens', () => {
  // 小榄, where the preview's phones stand, and the city's centre, 25 km away.
  const me = { longitude: 113.2501, latitude: 22.6724 }
  const centre = { longitude: 113.3824, latitude: 22.5211 }

  journey.step('at the centre, as long as the person was not asked for their position', async () => {
    const huang = await journey.phone('huang')
    await huang.app.mockWxMethod('getSetting', { authSetting: {} })
    await openMap(huang)
    expect(holds(await regionAsked(huang), centre)).toBe(true)
  })

  journey.step('where the person is, who allowed it before', async () => {
    // Nobody knows where DevTools says that it is.
    if (process.env.JOURNEY_URL === undefined) return
    const huang = await journey.phone('huang')
    await huang.app.mockWxMethod('getSetting', { authSetting: { 'scope.userLocation': true } })
    await openMap(huang)
    await eventually('the map around the person', async () => holds(await regionAsked(huang), me))
    await journey.picture(huang, '06-map')
    await huang.app.restoreWxMethod('getSetting')
  })
})

interface Region {
  southWest: { longitude: number; latitude: number }
  northEast: { longitude: number; latitude: number }
}

async function openMap(phone: Phone): Promise<void> {
  await open(phone, '/pages/public/index')
  const before = (await regionsAsked(phone)).length
  await pressText(phone, '.mode', '地图')
  await eventually('the pins of the map', async () => (await regionsAsked(phone)).length > before)
}

async function regionsAsked(phone: Phone): Promise<Region[]> {
  const calls = (await cloudCalls(phone)) as { data: { action: string; input: Region } }[]
  return calls.filter(({ data }) => data.action === 'case.publicMap').map(({ data }) => data.input)
}

async function regionAsked(phone: Phone): Promise<Region | undefined> {
  return (await regionsAsked(phone)).at(-1)
}

function holds(region: Region | undefined, { longitude, latitude }: Region['southWest']): boolean {
  if (!region) return false
  const { southWest, northEast } = region
  const fits = (value: number, low: number, high: number) => value > low && value < high
  return (
    fits(longitude, southWest.longitude, northEast.longitude) &&
    fits(latitude, southWest.latitude, northEast.latitude)
  )
}

async function restored(phone: Phone): Promise<boolean> {
  await see(phone, 'place-field >>> .row')
  return (await (await phone.app.currentPage())?.data('restored')) !== ''
}

/** What the category asks besides, whichever it is. */
async function answerCategory(phone: Phone): Promise<void> {
  await press(phone, 'category-field >>> .chip')
  const page = await phone.app.currentPage()
  const { danger, questions } = (await page?.data('view')) as {
    danger: object | null
    questions: { choices: { text: string }[] }[]
  }
  if (danger) await pressText(phone, 'category-field >>> .danger .chip', '没有')
  for (const { choices } of questions)
    await pressText(phone, 'category-field >>> .asked .chip', choices[0]?.text ?? '')
}

/** As `willBeAt`, and the app keeps where it let WeChat's map open. */
async function willChooseAndTell(
  { app }: Phone,
  place: { name: string; address: string; latitude: number; longitude: number },
): Promise<void> {
  await app.mockWxMethod(
    'chooseLocation',
    ({ latitude, longitude }: { latitude?: number; longitude?: number }, chosen: object) => {
      Object.assign(getApp(), { openedAt: { latitude, longitude } })
      return chosen
    },
    { ...place, errMsg: 'chooseLocation:ok' },
  )
}

/** Empty when the map opened where the person is. */
function openedAt({ app }: Phone): Promise<object> {
  return app.evaluate(() => getApp()['openedAt'] as object)
}
