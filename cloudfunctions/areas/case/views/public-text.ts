import { readPhoneNumber } from '#domain/kernel/phone-number'
import { maskText } from '#domain/kernel/text/mask'
import type { Reference } from '../../../city/reference'

/** Of each state of the city's data once. */
const known = new WeakMap<Reference, ReadonlySet<string>>()

/** @returns the numbers of offices as plain digits, with and without the area code: answers tell whom to call */
function officeNumbers(reference: Reference): ReadonlySet<string> {
  const found = known.get(reference) ?? collect(reference)
  known.set(reference, found)
  return found
}

function collect({ departments, city: { phones, areaCode = '' } }: Reference): ReadonlySet<string> {
  const written = [...departments.map(({ phone }) => phone), ...phones.map(({ number }) => number)]
  const numbers = written.flatMap((phone) => readPhoneNumber(phone) || [])
  const local = numbers.filter((number) => areaCode !== '' && number.startsWith(areaCode))
  return new Set([...numbers, ...local.map((number) => number.slice(areaCode.length))])
}

/** @returns a text of a case or of its history as strangers may read it */
export function publicText(text: string, reference: Reference): string {
  return maskText(text, officeNumbers(reference))
}
