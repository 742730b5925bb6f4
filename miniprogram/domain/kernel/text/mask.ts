import { personalCodes } from './personal/codes'
import { digitRuns } from './personal/digit-runs'
import type { Personal, PersonalKind } from './personal/kinds'
import { personalNumbers } from './personal/numbers'
import { rooms } from './personal/rooms'
import { plainView } from './plain'

/**
 * What strangers must not read in a text that everybody may read: numbers that reach or identify a person, however they
 * are spelled, and rooms. Everything else stays as it was written, also the numbers that an office needs: lamps, cases,
 * dates, amounts.
 */

const HIDDEN = '****'
/** Without one of these there is nothing to find. */
const SUSPECT =
  /[0-9@\u0660-\u0669\u06f0-\u06f9\u2070-\u209c\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289\uff10-\uff19\uff20]|[〇零○一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖幺]|[\ud800-\udbff]|[([（【]at[)\]）】]|微信|wx|vx|v信|薇信|威信|wechat|weixin/i

/** What is hidden: in a text, in an address, or only what reaches or identifies a person, where the room is needed. */
type Scope = 'text' | 'address' | 'contacts'

/** @returns what is personal in a text, in its order */
function personalIn(text: string, scope: Scope, spared?: ReadonlySet<string>): Personal[] {
  if (!SUSPECT.test(text)) return []
  const { plain, starts, ends } = plainView(text)
  const runs = digitRuns(plain)
  const found = [
    ...personalNumbers(plain, runs, spared),
    ...personalCodes(plain),
    ...(scope === 'contacts' ? [] : rooms(plain, runs.flat(), scope === 'address')),
  ]
  return found
    .map(({ kind, start, end }) => ({ kind, start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }))
    .sort((one, other) => one.start - other.start || other.end - one.end)
}

/** What stood beside something personal may be seen as personal only once that is gone. Each round hides something, so it ends. */
function mask(text: string, scope: Scope, spared?: ReadonlySet<string>): string {
  const masked = maskOnce(text, scope, spared)
  return masked === text ? text : mask(masked, scope, spared)
}

function maskOnce(text: string, scope: Scope, spared?: ReadonlySet<string>): string {
  let masked = ''
  let done = 0
  for (const { start, end } of personalIn(text, scope, spared)) {
    if (end <= done) continue
    // What overlaps is hidden by the same stars.
    if (start >= done) masked += text.slice(done, start) + HIDDEN
    done = end
  }
  return done === 0 ? text : masked + text.slice(done)
}

/**
 * @param spared numbers that everybody may know, as plain digits: those of offices
 * @returns a text as strangers may read it; masking it again changes nothing
 */
export const maskText = (text: string, spared?: ReadonlySet<string>): string => mask(text, 'text', spared)

/** @returns an address as strangers may read it: without the room, and without what a text may not tell either */
export const maskAddress = (address: string): string => mask(address, 'address')

/** @returns a text as whoever works on it may read it in a group: with the room, without how to reach the person */
export const maskContacts = (text: string): string => mask(text, 'contacts')

/** @returns 138****1234; shorter numbers keep their last two digits */
export function maskPhone(phone: string): string {
  if (phone === '') return ''
  return phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`
}

/** @returns which kinds of personal data a text holds, for whoever writes it */
export function personalKinds(text: string): ReadonlySet<PersonalKind> {
  return new Set(personalIn(text, 'text').map(({ kind }) => kind))
}
