import type { Reading, Site } from './reading'
import { taken } from './reading'
import { bearingOf, isSaidToBeCard } from './words-around'

const BIRTHDAY = '(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const IDENTITY = new RegExp(`^[1-9]\\d{5}${BIRTHDAY}\\d{3}`)

/** 18 digits with a birthday in them, or 17 and an X. Whatever is said of it: nothing else looks like it. */
export function identity({ plain, groups }: Site): Reading | undefined {
  const whole = taken(groups, 18)
  if (whole && IDENTITY.test(whole.digits)) return { kind: 'identity', groups: whole.groups.length }
  const most = taken(groups, 17)
  if (!most || !IDENTITY.test(most.digits)) return undefined
  const check = /^[\s-]?[Xx×]/.exec(plain.slice(most.end, most.end + 2))
  return check ? { kind: 'identity', groups: most.groups.length, tail: check[0].length } : undefined
}

/** Without anything between them, so many digits are an account of some kind. */
const LONG = 13
const CARD_LENGTHS = [19, 18, 17, 16, 15]

export function card({ plain, groups }: Site): Reading | undefined {
  const [first] = groups
  if (first && first.digits.length >= LONG) {
    const isThing = bearingOf(plain, first.start, first.end) === 'thing'
    return { kind: isThing ? 'harmless' : 'card', groups: 1 }
  }
  for (const length of CARD_LENGTHS) {
    const whole = taken(groups, length)
    if (!whole?.groups.slice(0, -1).every(({ digits }) => digits.length >= 4)) continue
    if (isCard(whole.digits) || (/^[3-69]/.test(whole.digits) && isSaidToBeCard(plain, whole.start)))
      return { kind: 'card', groups: whole.groups.length }
  }
  return undefined
}

/** Of 银联, or any other with a right check digit. */
const isCard = (digits: string): boolean =>
  digits.startsWith('62') || (/^[3-69]/.test(digits) && isLuhn(digits))

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
