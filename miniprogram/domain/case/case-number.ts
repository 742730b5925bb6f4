import { withoutSeparators } from '../kernel/text/plain'
import { toSimplified } from '../kernel/text/traditional'
import type { Zone } from '../kernel/time'
import { formatTime } from '../kernel/time'

/**
 * Case numbers that people read out: six digits of the day, five random ones, and a check digit (Luhn) that
 * catches every single wrong digit and almost every swap of two neighbours. Random, so that nobody can count a city's reports or
 * guess a neighbour's; 100,000 a day, unique by the database's index.
 */

const DIGITS = 12

export const NUMBER_MISSING = '请选择或填写 12 位办件编号'
export const NUMBER_WRONG = '编号有误，请核对'

/** @returns the sum of Luhn's algorithm, the digit before the check digit being doubled. */
function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
}

/**
 * @param now epoch ms
 * @param random in [0, 1)
 * @returns 12 digits, for example 261123482133
 */
export function makeCaseNumber(now: number, zone: Zone, random: () => number): string {
  const day = formatTime(now, zone, 'compactDay')
  const serial = String(Math.floor(random() * 100_000)).padStart(5, '0')
  const body = day + serial
  return body + String((10 - (luhnSum(`${body}0`) % 10)) % 10)
}

/** @returns whether `text` is a case number as it is stored: 12 digits, without spaces, whose check digit is right. */
export function isCaseNumber(text: string): boolean {
  return new RegExp(`^\\d{${DIGITS}}$`).test(text) && luhnSum(text) % 10 === 0
}

/** @returns the number in groups of four, as it is shown and read out. */
export function formatCaseNumber(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** What stands before a number that was copied: 办件编号, 编号, No. */
const PREFIX = /^(?:主?办件)?(?:编?号码?)?(?:no)?[#№]?/i

/**
 * Reads a number as people type, paste or say it: in groups, in full width, with 编号 before it or a full stop behind.
 * @returns the number as it is stored, or what is wrong with it, for the reader
 */
export function readCaseNumber(text: string): { number: string } | { problem: string } {
  const number = toSimplified(withoutSeparators(text)).replace(PREFIX, '')
  if (!new RegExp(`^\\d{${DIGITS}}$`).test(number)) return { problem: NUMBER_MISSING }
  return isCaseNumber(number) ? { number } : { problem: NUMBER_WRONG }
}
