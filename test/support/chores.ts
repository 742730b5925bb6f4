import { consent } from './consent'
import { agree, all, fill, onPage, open, press, pressText, read, see, seeNothingOf } from './hands'
import type { Phone } from './phones'
import { photo, willBeAt, willChoose } from './pictures'

/** What several journeys begin with. Each chore is done by hand, through the pages. */

/** A number in what this run reports, to tell it from what earlier runs left behind on a lasting cloud. */
export const RUN = String(Date.now() % 1_000_000).padStart(6, '0')

export interface Report {
  text: string
  place: { name: string; address: string; latitude: number; longitude: number }
  /** The category's name, chosen when it is not the suggested one. */
  category: string
  /** The answer to the danger question is no. */
  dangerAsked?: boolean
  /** The reporter was never asked to agree to the privacy guide: now they are, and do. */
  newcomer?: boolean
  /** The reporter agrees that everybody may see it. */
  open?: boolean
}

/** Fills in the form up to the button. */
export async function fillReport(
  phone: Phone,
  { text, place, category, dangerAsked, newcomer, open: mayBePublic }: Report,
): Promise<void> {
  await see(phone, '#media')
  // An earlier run on a lasting cloud may have left a draft on the phone.
  if ((await all(phone, '.restart')).length > 0) {
    await press(phone, '.restart')
    await agree(phone, 'confirmModal')
    await seeNothingOf(phone, '.restored')
  }
  await willChoose(phone, [await photo(place.name, '#263238')])
  await press(phone, '#media >>> .first')
  if (newcomer) await consent(phone)
  await willBeAt(phone, place)
  await press(phone, 'place-field >>> .row')
  await fill(phone, '.text', text)
  await read(phone, 'category-field >>> .chip--on', category)
  if (dangerAsked) await pressText(phone, 'category-field >>> .danger .chip', '没有')
  for (const asked of await all(phone, 'category-field >>> .asked')) await (await asked.$('.chip'))?.tap()
  if (mayBePublic) await press(phone, '.choice[data-field="open"]')
  await seeNothingOf(phone, '#media >>> .cover')
}

/** Reports something from the first page to the thanks. @returns the case's number, 12 digits */
export async function report(phone: Phone, what: Report): Promise<string> {
  await open(phone, '/packages/report/form/index')
  await fillReport(phone, what)
  await press(phone, '#submit >>> .van-button')
  return submittedNumber(phone)
}

export async function submittedNumber(phone: Phone): Promise<string> {
  await onPage(phone, 'packages/report/done/index')
  return (await read(phone, '.number', /\d{4}/)).replace(/\D/g, '')
}

/** Opens the staff page of a case from the tab of the queue that it is in. */
export async function openFromQueue(staff: Phone, tab: string, title: string): Promise<void> {
  await open(staff, '/pages/staff/index')
  await pressText(staff, '.tab', tab)
  await pressText(staff, '.row', title)
  await onPage(staff, 'packages/staff/case/index')
  await see(staff, '.clock')
}

/** Taps what the page of a case offers, on its bar or behind its three dots. */
export async function chooseAction(staff: Phone, label: string): Promise<void> {
  await see(staff, '.bar-primary')
  for (const button of ['.bar-primary >>> .van-button', '.bar-secondary >>> .van-button']) {
    const shown = (await all(staff, button))[0]
    if (shown !== undefined && (await shown.text()).includes(label)) return shown.tap()
  }
  await press(staff, 'bottom-bar van-button:first-child >>> .van-button')
  await pressText(staff, '.sheet-item', label)
}

/** Sends the form of an action and comes back to the case. */
export async function sendForm(staff: Phone): Promise<void> {
  await press(staff, '.submit >>> .van-button')
  await onPage(staff, 'packages/staff/case/index')
}

/** Lets everybody see a case: each point of the list is checked. */
export async function publish(dispatcher: Phone): Promise<void> {
  await chooseAction(dispatcher, '公开')
  await onPage(dispatcher, 'packages/staff/act/index')
  await see(dispatcher, '.option')
  for (const point of await all(dispatcher, '.option')) await point.tap()
  await sendForm(dispatcher)
}
