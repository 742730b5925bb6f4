import { toSimplified } from './traditional'

/**
 * Texts as they are compared: however they were typed, in half width, without what cannot be seen. The one place where
 * spellings become alike; what is stored and shown stays as it was written.
 */

/** Marks that turn the writing direction or have no width, fillers, accents and enclosing marks of any letter. */
const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\p{M}]/u
/** Where ten digits stand in a row that NFKC leaves alone: Arabic, Persian, Indian, Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0xe50]
/** Where nine stand in a row, from 1: black, serif-less and double circles. */
const ONES = [0x2776, 0x2780, 0x278a, 0x24f5]
const ALONE: Record<string, string> = { '⓿': '0', '🄋': '0', '🄌': '0' }

/** A text as it is compared, and where each of its units stands in the text as it was written. */
export interface PlainView {
  plain: string
  /** By unit of `plain`: where what it stands for begins. */
  starts: number[]
  /** And where it ends. */
  ends: number[]
}

export function plainView(text: string): PlainView {
  const starts: number[] = []
  const ends: number[] = []
  let plain = ''
  let at = 0
  for (const one of text) {
    const alike = plainOf(one)
    plain += alike
    at += one.length
    // What cannot be seen goes with what stands before it.
    if (alike === '' && ends.length > 0) ends[ends.length - 1] = at
    for (let unit = 0; unit < alike.length; unit += 1) {
      starts.push(at - one.length)
      ends.push(at)
    }
  }
  return { plain, starts, ends }
}

function plainOf(one: string): string {
  const code = one.codePointAt(0) ?? 0
  if (code < 0x80 || (code > 0x3000 && code < 0x302a) || (code >= 0x3400 && code < 0xa000)) return one
  if (UNSEEN.test(one)) return ''
  return digitOf(one, code) ?? one.normalize('NFKC')
}

function digitOf(one: string, code: number): string | undefined {
  const zero = ZEROS.find((first) => code >= first && code < first + 10)
  if (zero !== undefined) return String(code - zero)
  const first = ONES.find((start) => code >= start && code < start + 9)
  return first === undefined ? ALONE[one] : String(code - first + 1)
}

/** Spaces, hyphens and dashes of every length, dots, brackets, slashes, commas, colons: what stands between digits. */
const BETWEEN_DIGITS = /[\s\-\u2010-\u2015\u2212.·•()[\]/,:、。〔〕【】「」]/g

/** @returns the text in half width without anything that people put between digits: １３８-00 is 13800 */
export function withoutSeparators(text: string): string {
  return plainView(text).plain.replace(BETWEEN_DIGITS, '')
}

/** @returns what finds the same words however they were typed: 路 燈 and 路灯, ＡＴＭ and atm */
export function forMatching(text: string): string {
  return toSimplified(plainView(text).plain).replace(/\s+/g, '').toLowerCase()
}
