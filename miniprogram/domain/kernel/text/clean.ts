import { isPicture, isSkin } from './characters'

/**
 * What is kept of what somebody typed or pasted, on the phone and on the server: no character that cannot be seen, plain
 * line breaks, a space where a tab was.
 */

const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g
const SPACE = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]/g
const CONTROL = /(?!\n)\p{Cc}/gu
/**
 * Soft hyphen, the joiner of graphemes, fillers that look empty, marks that turn the writing direction, shape or annotate
 * it or have no width, places for pictures, private characters, and code points that are no characters.
 */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff\p{Co}]|\u034f|[\u17b4\u17b5]|[\u180b-\u180d\u180f]|[\u{1d173}-\u{1d17a}]/gu
/** Halves of characters. */
const HALF = /\p{Cs}/gu
/** They join emoji or choose how one is drawn; anywhere else they only hide: `1<joiner>3<joiner>8`. */
const FITTING = /\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0000}-\u{e01ef}]/u

/** @returns the text as it is stored; cleaning it again changes nothing */
export function cleanText(text: string): string {
  const visible = text
    .replace(LINE_BREAK, '\n')
    .replace(SPACE, ' ')
    .replace(CONTROL, '')
    .replace(INVISIBLE, '')
    .replace(HALF, '')
  return withoutStray(visible)
    .normalize('NFC')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function withoutStray(text: string): string {
  if (!FITTING.test(text)) return text
  const codes = [...text].map((one) => one.codePointAt(0) ?? 0)
  const kept: number[] = []
  for (const [index, code] of codes.entries())
    if (fits(code, kept[kept.length - 1] ?? 0, codes[index + 1] ?? 0)) kept.push(code)
  return kept.map((code) => String.fromCodePoint(code)).join('')
}

/** A keycap (1️⃣) is a digit, a selector and a cap. */
const CAP = 0x20e3
const KEYS = /[\d#*]/

/** @param before what was kept last @param after what comes next; 0 for nothing */
function fits(code: number, before: number, after: number): boolean {
  if (code === 0x200c) return false
  if (code === 0x200d) return isEmojiPart(before) && isPicture(after)
  if (code === 0xfe0e || code === 0xfe0f)
    return isPicture(before) || (after === CAP && KEYS.test(String.fromCodePoint(before)))
  if (code >= 0xfe00 && code < 0xfe0e) return isHan(before)
  if (code >= 0xe0100 && code <= 0xe01ef) return isHan(before)
  if (code >= 0xe0000 && code < 0xe0100) return before === 0x1f3f4 || isTag(before)
  return true
}

/** The letters behind a black flag that say whose it is. */
const isTag = (code: number): boolean => code >= 0xe0020 && code <= 0xe007f
const isEmojiPart = (code: number): boolean => isPicture(code) || code === 0xfe0f || isSkin(code)
const isHan = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || (code >= 0x20000 && code < 0x40000)
