import { charactersOf, countCharacters } from './characters'

/** How long a text is, for whoever takes it; of parts of a text the sum. */
export type Measure = (text: string) => number

/** A field of WeChat's that counts in a way that it does not tell: by units it is never too long. */
export const unitsOf: Measure = ({ length }) => length

/** @returns bytes of UTF-8, as 企业微信 counts */
export const bytesOf: Measure = (text) => {
  let bytes = 0
  for (const one of text) {
    const code = one.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

const CUT = '…'

/** @returns at most `most` of the text, in whole characters, with … where something is left out */
export function fit(text: string, most: number, measure: Measure = countCharacters): string {
  if (measure(text) <= most) return text
  let left = most - measure(CUT)
  let fitting = ''
  for (const character of charactersOf(text)) {
    left -= measure(character)
    if (left < 0) break
    fitting += character
  }
  return fitting.trimEnd() + CUT
}

/** @returns at most `most` of the text on one line */
export function shorten(text: string, most: number, measure: Measure = countCharacters): string {
  return fit(text.replace(/\s+/g, ' ').trim(), most, measure)
}

/** However long the text is, its end stays: until when something is to be done. @returns at most `most` on one line */
export function shortenBefore(
  end: string,
  text: string,
  most: number,
  measure: Measure = countCharacters,
): string {
  return shorten(text, Math.max(0, most - measure(end)), measure) + end
}
