/** What must not be read by everybody in a text that everybody may read. */

const ID_NUMBER = /(?<!\d)\d{6}(?:19|20)\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)/g
const MOBILE = /(?<!\d)(?:\+?86[-. ]?)?1[3-9]\d(?:[-. ]?\d{4}){2}(?!\d)/g
const LANDLINE = /(?<!\d)(?:0\d{2,3}[- ]?)?[2-8]\d{6,7}(?!\d)/g
/** Bank cards and other long numbers; a case number has 12 digits. */
const LONG_NUMBER = /(?<!\d)\d{13,}(?!\d)/g
const ROOM = /[\dA-Za-z一二三四五六七八九十-]+(?:号房|房间|室|房)/g

const HIDDEN = '****'

/** Chinese keyboards also write ０-９. */
const FULL_WIDTH_DIGIT = /[\uff10-\uff19]/g
const plainDigit = (digit: string): string => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)

/** @returns the text without phone and identity numbers */
export function maskNumbers(text: string): string {
  return text
    .replace(FULL_WIDTH_DIGIT, plainDigit)
    .replace(ID_NUMBER, HIDDEN)
    .replace(MOBILE, HIDDEN)
    .replace(LONG_NUMBER, HIDDEN)
    .replace(LANDLINE, HIDDEN)
}

/** @returns the address without the room */
export function maskAddress(address: string): string {
  return maskNumbers(address).replace(ROOM, HIDDEN)
}

/** @returns 138****1234; shorter numbers keep their last two digits */
export function maskPhone(phone: string): string {
  if (phone === '') return ''
  return phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`
}
