import { withoutSeparators } from './text/plain'

/**
 * The one rule for telephone numbers, used by the forms and by the server. A number is taken when a person could read
 * it as a right one, and is stored as plain digits. Short service numbers (12345, 95598) are refused: nobody can be
 * called back there.
 */

export const WRONG_PHONE = '电话号码有误，请检查或留空'

const MOBILE = /^1[3-9]\d{9}$/
/** 010, 02x and the three-digit codes, then seven or eight digits. */
const LANDLINE = /^0(?:10|2\d|[3-9]\d\d)[2-8]\d{6,7}$/
const LOCAL = /^[2-8]\d{6,7}$/
const SERVICE = /^[48]00\d{7}$/
const WITH_COUNTRY = /^(?:\+|00)86/

/** @returns the digits behind +86; abroad the 0 of an area code is left out */
function withoutCountry(digits: string): string {
  if (/^861[3-9]\d{9}$/.test(digits)) return digits.slice(2)
  if (!WITH_COUNTRY.test(digits)) return digits
  const national = digits.replace(WITH_COUNTRY, '')
  const isWhole = MOBILE.test(national) || SERVICE.test(national) || national.startsWith('0')
  return isWhole ? national : `0${national}`
}

/** @returns plain digits; '' for nothing written; undefined for what is no telephone number */
export function readPhoneNumber(text: string): string | undefined {
  const written = withoutSeparators(text)
  if (written === '') return ''
  const number = withoutCountry(written)
  return [MOBILE, LANDLINE, LOCAL, SERVICE].some((kind) => kind.test(number)) ? number : undefined
}

/**
 * A local number cannot be dialled from a mobile phone or from another city.
 * @param number as `readPhoneNumber` gives it
 * @param areaCode the city's, 0760; missing where the city does not tell it
 */
export function withAreaCode(number: string, areaCode: string | undefined): string {
  return areaCode && LOCAL.test(number) ? areaCode + number : number
}
