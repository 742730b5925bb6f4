import { isPicture } from './characters'

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
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff\u{1d173}-\u{1d17a}\p{Co}]/gu
/** Halves of characters. */
const HALF = /\p{Cs}/gu
/** They join emoji or choose how one is drawn; anywhere else they only hide: `1<joiner>3<joiner>8`. */
const FITTING = /[\u200c\u200d\ufe00-\ufe0f]|[\u{e0000}-\u{e007f}]+|[\u{e0080}-\u{e01ef}]/gu

/** @returns the text as it is stored; cleaning it again changes nothing */
export function cleanText(text: string): string {
  const visible = text
    .replace(LINE_BREAK, '\n')
    .replace(SPACE, ' ')
    .replace(CONTROL, '')
    .replace(INVISIBLE, '')
    .replace(HALF, '')
    .replace(FITTING, (mark: string, at: number, whole: string) => (fits(mark, at, whole) ? mark : ''))
  return visible
    .normalize('NFC')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** A keycap (1️⃣) is a digit, a selector and a cap. */
const CAP = '\u20e3'

function fits(mark: string, at: number, text: string): boolean {
  const before = codeBefore(text, at)
  const after = text.codePointAt(at + mark.length) ?? 0
  const code = mark.codePointAt(0) ?? 0
  if (code === 0x200c) return false
  if (code === 0x200d) return isEmojiPart(before) && isPicture(after)
  if (code >= 0xe0100) return isHan(before)
  if (code >= 0xe0000) return before === 0x1f3f4
  if (code < 0xfe0e) return isHan(before)
  return isPicture(before) || (/[\d#*]/.test(String.fromCodePoint(before)) && text[at + 1] === CAP)
}

const isEmojiPart = (code: number): boolean =>
  isPicture(code) || code === 0xfe0f || (code >= 0x1f3fb && code <= 0x1f3ff)
const isHan = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || (code >= 0x20000 && code < 0x40000)

function codeBefore(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1)
  const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff
  return (isSecondHalf ? text.codePointAt(at - 2) : unit) || 0
}
