import type { Group } from './digit-runs'
import { isYear } from './dates'
import type { Reading, Site, Whole } from './reading'
import { isOneNumber, taken } from './reading'
import { bearingOf, isAmount } from './words-around'

const MOBILE = /^(?:0?|86|086|0086)1[3-9]\d{9}$/

/** Whatever is said of it, unless it is an amount: lamps are counted too, but a mobile telephone must not get out. */
export function mobile({ plain, groups }: Site): Reading | undefined {
  for (const length of [11, 12, 13, 14, 15]) {
    const whole = taken(groups, length)
    if (!whole || !MOBILE.test(whole.digits) || !isOneNumber(whole)) continue
    return { kind: isAmount(plain, whole.end) ? 'harmless' : 'phone', groups: whole.groups.length }
  }
  return undefined
}

const LANDLINE = /^(?:(?:86|0086)(?:10|2\d|[3-9]\d\d)|0(?:10|2\d|[3-9]\d\d))[2-8]\d{6,7}$/
const SERVICE = /^[48]00\d{7}$/
/** What its first group must begin with: 0, 10 and 2000 are not 0102000. */
const BEGINNING = /^(?:0\d{2,3}|86|0086|[48]00)/

/** With its area code, or of a company. */
export function landline({ plain, groups, spared }: Site): Reading | undefined {
  if (!BEGINNING.test(groups[0]?.digits ?? '')) return undefined
  for (const length of [15, 14, 13, 12, 11, 10]) {
    const whole = taken(groups, length)
    if (!whole || !isOneNumber(whole)) continue
    if (!LANDLINE.test(whole.digits) && !SERVICE.test(whole.digits)) continue
    const isSpared = spared?.has(whole.digits) || isThing(plain, whole)
    return { kind: isSpared ? 'harmless' : 'phone', groups: whole.groups.length }
  }
  return undefined
}

const isThing = (plain: string, { start, end }: Whole): boolean => bearingOf(plain, start, end) === 'thing'

/** Hong Kong, Macau, Taiwan and, behind a plus, any other country. */
export function abroad({ plain, groups }: Site): Reading | undefined {
  const isAfterPlus = plain[(groups[0]?.start ?? 0) - 1] === '+'
  for (const length of [15, 14, 13, 12, 11, 10, 9]) {
    const whole = taken(groups, length)
    if (!whole || !isOneNumber(whole)) continue
    if (!isAfterPlus && !NEIGHBOUR.test(whole.digits)) continue
    return { kind: isThing(plain, whole) ? 'harmless' : 'phone', groups: whole.groups.length }
  }
  return undefined
}

const NEIGHBOUR = /^(?:00)?(?:85[23][2-9]\d{7}|886[2-9]\d{7,8})$/

/** Without an area code. What could be many things is one only where the words before it say so. */
export function localNumber({ plain, groups, before, spared }: Site): Reading | undefined {
  const whole = [8, 7].map((length) => taken(groups, length)).find(looksLocal)
  if (!whole) return undefined
  const bearing = bearingOf(plain, whole.start, whole.end)
  // 9 is Hong Kong's: here it begins no number unless it is said to be one.
  if (whole.digits.startsWith('9') && bearing !== 'person') return undefined
  const count = whole.groups.length
  if (bearing === 'thing' || spared?.has(whole.digits)) return { kind: 'harmless', groups: count }
  if (bearing === 'unknown' && isDoubtful(plain, whole, before, groups[count])) return undefined
  return { kind: 'phone', groups: count }
}

const looksLocal = (whole: Whole | undefined): boolean =>
  whole !== undefined && /^[2-9]/.test(whole.digits) && whole.groups.length <= 2

function isDoubtful(
  plain: string,
  { groups, digits, start }: Whole,
  before: Group | undefined,
  after: Group | undefined,
): boolean {
  const [first, second] = groups
  // Seven digits are a number of few cities; behind a letter they are a code.
  if (!first || digits.length === 7 || groups.some(({ isHan }) => isHan)) return true
  if (/[A-Za-z]-?$/.test(plain.slice(Math.max(0, start - 2), start))) return true
  if (!second) return false
  const [from, to] = [Number(first.digits), Number(second.digits)]
  const isRange = from < to && from % 100 === 0 && to % 100 === 0
  // 3001 3002 3003 are three numbers of something; 8888-0000 8831-2345 are two.
  const gap = plain.slice(first.end, second.start)
  const isOneOfMany =
    (before !== undefined && plain.slice(before.end, first.start) === gap) ||
    (after !== undefined && plain.slice(second.end, after.start) === gap)
  // 2018-0052 is what an office numbers by years.
  return first.digits.length !== 4 || isRange || isYear(first.digits) || isOneOfMany
}
