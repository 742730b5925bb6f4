/** Direction marks and invisible letters: with them a text reads differently from what is written. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g

/**
 * Groups of 企业微信 turn `<@all>`, `<font>`, `**` and `[name](address)` into markup, and addresses into links. What a
 * citizen wrote must read as that citizen's words under the official robot's name.
 * @returns the text on one line, which nothing takes for markup, a mention or a link
 */
export function plainText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replaceAll('[', '［')
    .replaceAll(']', '］')
    .replaceAll('`', '｀')
    .replaceAll('*', '＊')
    .replaceAll('@', '＠')
    .replaceAll('://', '：//')
    .replace(/\bwww\./gi, 'www．')
}

const encoder = new TextEncoder()

/** @returns as much of the text as fits into `most` bytes of UTF-8, in whole characters */
export function fitBytes(text: string, most: number): string {
  if (encoder.encode(text).length <= most) return text
  const end = '…'
  let left = most - encoder.encode(end).length
  let fitting = ''
  for (const character of text) {
    left -= encoder.encode(character).length
    if (left < 0) break
    fitting += character
  }
  return fitting + end
}
