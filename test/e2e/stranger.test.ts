import { openFromQueue, publish, report, RUN } from '../support/chores'
import { all, eventually, onPage, open, pressText, read, see, seeText } from '../support/hands'
import { startJourney } from '../support/journey'
import type { Phone } from '../support/phones'
import { cloudCalls } from '../support/phones'

declare const getCurrentPages: InsideApp['getCurrentPages']

const journey = startJourney('stranger')
const PLACE = {
  name: '富华道',
  address: '中山市西区街道富华道小学门口',
  latitude: 22.5433,
  longitude: 113.3459,
}
const SPOT = `富华道小学${RUN}号门口`
const HIDDEN_SPOT = `富华道路边${RUN}号`
const PUBLIC = `${SPOT}的井盖松动，车压过时翘起来，我的电话 13912345678。`
const PRIVATE = `${HIDDEN_SPOT}的井盖松动，请不要公开。`
let privateId = ''

describe('what a stranger may see', () => {
  journey.step('one case is made public, another stays private', async () => {
    const ou = await journey.phone('ou')
    await report(ou, { text: PRIVATE, place: PLACE, category: '井盖', dangerAsked: true })
    await report(ou, { text: PUBLIC, place: PLACE, category: '井盖', dangerAsked: true, open: true })
    const dispatcher = await journey.phone('dispatcher')
    await openFromQueue(dispatcher, '待公开', SPOT)
    await publish(dispatcher)
    const mine = await open(ou, '/packages/case/list/index?group=all')
    await see(ou, 'case-card')
    const rows = (await mine.data('rows')) as { id: string; title: string }[]
    privateId = rows.find(({ title }) => title.startsWith(HIDDEN_SPOT))?.id ?? ''
    expect(privateId).not.toBe('')
  })

  journey.step('the public list has the one and not the other', async () => {
    const stranger = await journey.phone('huang')
    await open(stranger, '/pages/public/index')
    await seeText(stranger, 'case-card', SPOT)
    for (const card of await all(stranger, 'case-card')) expect(await card.text()).not.toContain('请不要公开')
    await journey.picture(stranger, '01-public-list')
    await pressText(stranger, '.mode', '地图')
    await see(stranger, 'case-map')
    await journey.picture(stranger, '02-public-map')
  })

  journey.step('the public case shows the problem and no person', async () => {
    const stranger = await journey.phone('huang')
    await pressText(stranger, '.mode', '列表')
    await pressText(stranger, 'case-card >>> .card', SPOT)
    await onPage(stranger, 'packages/case/detail/index')
    await read(stranger, '.said', '井盖松动')
    await journey.picture(stranger, '03-public-case')
    await expectNothingPersonal(stranger)
  })

  journey.step('the private case is refused, whoever knows its address', async () => {
    const stranger = await journey.phone('huang')
    await open(stranger, `/packages/case/detail/index?id=${privateId}`)
    await see(stranger, 'list-state >>> .notice')
    await journey.picture(stranger, '04-refused')
    await expectNothingPersonal(stranger)
  })

  journey.step('the pages of the staff are closed to a citizen', async () => {
    const stranger = await journey.phone('huang')
    await open(stranger, '/pages/staff/index')
    await read(stranger, '.citizen', '工作人员')
    await journey.picture(stranger, '05-no-staff')
    const tabs = await eventually('the tab bar', () =>
      stranger.app.evaluate(() => getCurrentPages().pop()?.getTabBar().data.tabs),
    )
    expect(JSON.stringify(tabs)).not.toContain('/pages/staff/index')
    await open(stranger, `/packages/staff/case/index?id=${privateId}`)
    await see(stranger, 'list-state >>> .notice')
    await expectNothingPersonal(stranger)
  })

  journey.step('a department that is not responsible sees no more than anybody', async () => {
    const other = await journey.phone('yibao-zhong')
    await open(other, `/packages/staff/case/index?id=${privateId}`)
    await see(other, 'list-state >>> .notice')
    expect(JSON.stringify(await cloudCalls(other))).not.toContain('请不要公开')
  })
})

/** Neither the reporter's name, phone or WeChat id, nor a phone number in the text, nor the private case ever reached the phone. */
async function expectNothingPersonal(phone: Phone): Promise<void> {
  const answers = JSON.stringify((await cloudCalls(phone)).map(({ answer }) => answer))
  for (const secret of ['欧桂芳', '13912345678', '13800000013', 'oZhongshan_ou', '请不要公开']) {
    expect(answers).not.toContain(secret)
  }
}
