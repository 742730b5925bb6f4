import { fillReport, openFromQueue, publish, report, RUN } from '../support/chores'
import { eventually, onPage, open, pressText, read, scrollTo, see, seeText } from '../support/hands'
import { startJourney } from '../support/journey'

const journey = startJourney('nearby')
/** Each run a little further on: the list shows only the few nearest. */
const PLACE = {
  name: '中山三路',
  address: '中山市石岐街道中山三路与兴中道路口',
  latitude: 22.5252 + (Number(RUN) % 500) / 100_000,
  longitude: 113.3788,
}
const SPOT = `中山三路${RUN}号门前`
const HOLE = `${SPOT}右转车道的路面有一个半米宽的大坑，雨天看不见。`
const AGAIN = '路口右转车道路面有大坑，电动车很容易摔倒。'

describe('whoever meets an open case supports it instead of reporting again', () => {
  journey.step('one citizen reports, a dispatcher makes it public', async () => {
    const chen = await journey.phone('chen')
    await report(chen, { text: HOLE, place: PLACE, category: '路面破损', dangerAsked: true, open: true })
    const dispatcher = await journey.phone('dispatcher')
    await openFromQueue(dispatcher, '待公开', SPOT)
    await publish(dispatcher)
    await journey.picture(dispatcher, '01-published')
  })

  journey.step('another begins to report the same and is shown it', async () => {
    const huang = await journey.phone('huang')
    await open(huang, '/packages/report/form/index')
    const near = { ...PLACE, latitude: PLACE.latitude + 0.0006 }
    await fillReport(huang, { text: AGAIN, place: near, category: '路面破损', dangerAsked: true })
    await seeText(huang, 'nearby-list >>> .row', SPOT)
    await scrollTo(huang, 'nearby-list')
    await journey.picture(huang, '02-nearby')
  })

  journey.step('supports it with one tap, and follows it from then on', async () => {
    const huang = await journey.phone('huang')
    const row = await seeText(huang, 'nearby-list >>> .row', SPOT)
    await (await row.$('.support'))?.tap()
    await eventually('the mark', async () => (await row.text()).includes('已加入'))
    await open(huang, '/packages/case/list/index?group=supported')
    await seeText(huang, 'case-card', SPOT)
    await journey.picture(huang, '03-supported')
    await pressText(huang, 'case-card >>> .card', SPOT)
    await onPage(huang, 'packages/case/detail/index')
    await read(huang, '.support', '1 人')
  })

  journey.step('the reporter sees that somebody else was there too', async () => {
    const chen = await journey.phone('chen')
    const mine = await open(chen, '/packages/case/list/index?group=all')
    await see(chen, 'case-card')
    const rows = (await mine.data('rows')) as { id: string; title: string }[]
    const hole = rows.find(({ title }) => title.startsWith(SPOT))
    await open(chen, `/packages/case/detail/index?id=${String(hole?.id)}`)
    await eventually('one supporter', async () =>
      (await (await see(chen, '.supports')).text()).includes('1 人'),
    )
    await journey.picture(chen, '04-reporter')
  })
})
