/**
 * Characters as people see them: 👨‍👩‍👧 is one, 🇨🇳 is one, é is one. `Intl.Segmenter` would say so too, but WeChat on Android has no `Intl`,
 * and phone and server must count alike. Hence this rule: Unicode's (UAX 29) without what an NFC text and people in a
 * Chinese city do not write (single jamo, Indic conjuncts, prepended marks).
 */

const JOINER = 0x200d
/** No character that people write has more UTF-16 units; longer ones (towers of accents) count for as many as they fill. */
export const MOST_UNITS = 16

const MARK = /\p{M}/u
const isBetween = (code: number, first: number, last: number): boolean => code >= first && code <= last
const isFlagLetter = (code: number): boolean => isBetween(code, 0x1f1e6, 0x1f1ff)

export const isSkin = (code: number): boolean => isBetween(code, 0x1f3fb, 0x1f3ff)

/** Skin colours, and the letters that flags of regions are spelled with. */
const isAddition = (code: number): boolean =>
  code === JOINER ||
  code === 0x200c ||
  isSkin(code) ||
  isBetween(code, 0xe0020, 0xe007f) ||
  (code >= 0x300 && !isBetween(code, 0x3400, 0x9fff) && MARK.test(String.fromCodePoint(code)))

/** By blocks, so that an emoji that is newer than the phone counts as it does on the server. */
export function isPicture(code: number): boolean {
  if (code < 0x2190) return [0xa9, 0xae, 0x203c, 0x2049, 0x2122, 0x2139].includes(code)
  return (
    isBetween(code, 0x2190, 0x2bff) ||
    [0x3030, 0x303d, 0x3297, 0x3299].includes(code) ||
    (isBetween(code, 0x1f000, 0x1faff) && !isFlagLetter(code) && !isSkin(code))
  )
}

/** @returns the text in the characters that people see; together they are the text */
export function charactersOf(text: string): string[] {
  const characters: string[] = []
  let before = 0
  let base = 0
  for (const one of text) {
    const code = one.codePointAt(0) ?? 0
    const last = characters.length - 1
    if (last >= 0 && belongs(code, before, base)) {
      characters[last] += one
      // Two letters make a flag; a third begins another one.
      if (isFlagLetter(code)) base = 0
    } else {
      characters.push(one)
      base = code
    }
    before = code
  }
  return characters
}

function belongs(code: number, before: number, base: number): boolean {
  if (before === 0x0d) return code === 0x0a
  if (before < 0x20 || code < 0x20) return false
  if (isAddition(code)) return true
  if (before === JOINER) return isPicture(base) && isPicture(code)
  return isFlagLetter(code) && isFlagLetter(before) && isFlagLetter(base)
}

/** Where every unit is a character: Latin, Chinese, and their marks. */
const PLAIN = /^[\n\x20-\x7e\u3000-\u3029\u3031-\u3098\u309b-\u9fff\uff00-\uff9d\u2010-\u2027]*$/

/** @returns how many characters people see */
export function countCharacters(text: string): number {
  if (PLAIN.test(text)) return text.length
  return charactersOf(text).reduce((sum, { length }) => sum + Math.ceil(length / MOST_UNITS), 0)
}
