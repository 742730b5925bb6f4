import type { Reading, Site } from './reading'
import { taken } from './reading'

export const isYear = (digits: string): boolean => /^(?:19|20)\d{2}$/.test(digits)
const isDay = (month = '', day = ''): boolean =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
const isDate = (digits: string): boolean =>
  digits.length === 8 && isYear(digits.slice(0, 4)) && isDay(digits.slice(4, 6), digits.slice(6))

/** 20261123, 2026-11-23, and the number of a case, which begins with its day: 261123482135. */
export function date({ groups }: Site): Reading | undefined {
  const [year, month, day] = groups
  if (!year) return undefined
  if (isDate(year.digits)) return { kind: 'harmless', groups: 1 }
  const isShort = [month, day].every((part) => part !== undefined && part.digits.length <= 2)
  if (isYear(year.digits) && isShort && isDay(month?.digits, day?.digits))
    return { kind: 'harmless', groups: 3 }
  const number = taken(groups, 12)
  return number && /^[2-9]/.test(number.digits) && isDay(number.digits.slice(2, 4), number.digits.slice(4, 6))
    ? { kind: 'harmless', groups: number.groups.length }
    : undefined
}
