import { press, read, see, seeNothingOf } from './hands'
import type { Phone } from './phones'

/** The sheet that asks to agree to the privacy guide, on whatever page. */
const SHEET = 'page-root >>> privacy-sheet >>> '
export const CONSENT = `${SHEET}.agree`
export const CONSENT_ERROR = `${SHEET}.error`
export const CONSENT_GUIDE = `${SHEET}.guide`

/** Agrees with the sheet that is open, and waits until it is gone. */
export async function consent(phone: Phone): Promise<void> {
  await press(phone, CONSENT)
  await consentIsOver(phone)
}

export async function refuseConsent(phone: Phone): Promise<void> {
  await press(phone, `${SHEET}.refuse`)
  await consentIsOver(phone)
}

/** The sheet asks, for this version of the guide. */
export async function consentIsAsked(phone: Phone, version: string): Promise<void> {
  await see(phone, CONSENT)
  await read(phone, CONSENT_GUIDE, version)
}

/** Nothing is asked: the pages below the open one do not count. */
export async function consentIsOver(phone: Phone): Promise<void> {
  await seeNothingOf(phone, `${SHEET}.sheet--open`)
}
