import { RUN, chooseAction, openFromQueue, report, sendForm } from '../support/chores'
import { fill, onPage, open, press, pressText, read, scrollTo, see, seeNothingOf } from '../support/hands'
import { startJourney } from '../support/journey'
import type { Phone } from '../support/phones'
import { photo, willChoose } from '../support/pictures'

const SPOT = `中山三路${RUN}号旁`
const TEXT = `${SPOT}连续三盏路灯不亮，晚上很黑，老人出门不方便。`
const PLACE = {
  name: '中山三路',
  address: `中山市东区街道中山三路 ${RUN} 号旁`,
  latitude: 22.5098,
  longitude: 113.3928,
}

const journey = startJourney('second-round')
let caseId = ''
const citizen = () => journey.phone('lin')
const liaison = () => journey.phone('chengguan-wang')
const detail = async (phone: Phone) => {
  await open(phone, `/packages/case/detail/index?id=${caseId}`)
  await see(phone, '.headline')
}

/** One tap; what the page offers then is another. */
async function sign(staff: Phone): Promise<void> {
  await chooseAction(staff, '签收')
  await read(staff, '.bar-primary', '答复')
}

/** The liaison signs, answers with a picture, and closes. */
async function handle(tab: string, answer: string): Promise<void> {
  const staff = await liaison()
  await openFromQueue(staff, tab, SPOT)
  await sign(staff)
  await chooseAction(staff, '答复')
  await onPage(staff, 'packages/staff/act/index')
  await fill(staff, '.textarea', answer)
  await willChoose(staff, [await photo(answer, '#ffd54f')])
  await press(staff, '#media >>> .first')
  await seeNothingOf(staff, '#media >>> .cover')
  await sendForm(staff)
  await chooseAction(staff, '办结')
  await onPage(staff, 'packages/staff/act/index')
  await read(staff, '#answer', answer)
  await press(staff, '.option')
  await sendForm(staff)
}

describe('what was not done well is called back, and done again', () => {
  journey.step('the day of the answer is on the page before anybody signed', async () => {
    const phone = await citizen()
    await report(phone, { text: TEXT, place: PLACE, category: '路灯不亮', dangerAsked: true })
    await press(phone, '#follow >>> .van-button')
    const page = await onPage(phone, 'packages/case/detail/index')
    caseId = String(page.query.id)
    await read(phone, '.note', /签收.*前答复/)
    await journey.picture(phone, '01-before-signing')
  })

  journey.step('a bad rating sees what it is about, and is told who calls until when', async () => {
    await handle('待签收', '三盏路灯已修复')
    const phone = await citizen()
    await open(phone, `/packages/case/rate/index?id=${caseId}`)
    await read(phone, '#rated', '三盏路灯已修复')
    await press(phone, '#grade-1')
    await press(phone, '#solved-no')
    await journey.picture(phone, '02-rate')
    await press(phone, '#submit >>> .van-button')
    await read(phone, '.thanks', /回访/)
    await journey.picture(phone, '03-thanks')
  })

  journey.step(
    'the supervisor has it to call back, sees the number, and may press or order it anew',
    async () => {
      const staff = await journey.phone('supervisor')
      await openFromQueue(staff, '待回访', SPOT)
      await read(staff, '.clock', '回访')
      await journey.picture(staff, '04-to-call-back')
      await chooseAction(staff, '记录回访')
      await onPage(staff, 'packages/staff/act/index')
      await pressText(staff, '.chip', '已联系上')
      await fill(staff, '.textarea', '市民要求继续整改。')
      await journey.picture(staff, '05-call-back')
      await sendForm(staff)
      await read(staff, 'timeline', '回访')
    },
  )

  journey.step('the citizen asks for it to be done again; the first round stays as it ended', async () => {
    const phone = await citizen()
    await detail(phone)
    await read(phone, '.note', '已回访')
    await pressText(phone, 'van-button', '申请重办')
    await onPage(phone, 'packages/case/act/index')
    await fill(phone, '.text', '又灭了一盏')
    await press(phone, '#submit >>> .van-button')
    await onPage(phone, 'packages/case/detail/index')
    await read(phone, '#past-rounds', /第 1 次办理.*非常不满意/s)
    await seeNothingOf(phone, 'compare-slider')
    await journey.picture(phone, '06-reopened')
    await scrollTo(phone, '#past-rounds')
    await journey.picture(phone, '07-first-round')
  })

  journey.step(
    'an extension is chosen among working days beside the date as it stands, and ruled on from its own tab',
    async () => {
      const staff = await liaison()
      await openFromQueue(staff, '待签收', SPOT)
      await chooseAction(staff, '签收')
      await chooseAction(staff, '申请延期')
      await onPage(staff, 'packages/staff/act/index')
      await read(staff, '.hint', /./)
      await journey.picture(staff, '08-extension')
      const dispatcher = await journey.phone('dispatcher')
      await open(dispatcher, '/pages/staff/index')
      await pressText(dispatcher, '.tab', '延期审批')
      await see(dispatcher, '.row')
      await journey.picture(dispatcher, '09-to-rule')
    },
  )

  journey.step('a notice of the first page opens', async () => {
    const phone = await citizen()
    await open(phone, '/pages/home/index')
    await press(phone, '#notice')
    await onPage(phone, 'packages/city/announcement/index')
    await see(phone, '.paragraph')
    await journey.picture(phone, '10-announcement')
  })

  journey.step('large type shows the same', async () => {
    const phone = await citizen()
    await open(phone, '/pages/me/index')
    await see(phone, 'van-switch')
    await press(phone, 'van-switch >>> .van-switch')
    await detail(phone)
    await journey.picture(phone, '11-elder-detail')
    await scrollTo(phone, '#past-rounds')
    await journey.picture(phone, '12-elder-first-round')
    await open(phone, '/pages/me/index')
    await press(phone, 'van-switch >>> .van-switch')
  })
})
