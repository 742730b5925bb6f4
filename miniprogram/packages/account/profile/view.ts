import type { Profile, ProfileInput } from '../../../domain/api/account'
import { cleanText } from '../../../domain/kernel/text/clean'
import { lengthProblem, TEXT_LIMITS } from '../../../domain/kernel/text/length'
import { readPhoneNumber, WRONG_PHONE } from '../../../domain/kernel/phone-number'

/** What is typed; the phone starts empty, since the server only ever tells it masked. */
export interface ProfileForm {
  name: string
  phone: string
}

/** @returns what is wrong with the form, as a sentence; undefined when it may be saved. */
export function profileProblem({ name, phone }: ProfileForm): string | undefined {
  if (cleanText(name) === '') return '请填写称呼'
  const problem = lengthProblem(name, TEXT_LIMITS.name)
  if (problem) return `称呼${problem}`
  return readPhoneNumber(phone) === undefined ? WRONG_PHONE : undefined
}

/** @returns only what differs from the saved profile; an untouched phone stays as it is. */
export function profileChange(form: ProfileForm, saved: Profile): ProfileInput {
  const name = cleanText(form.name)
  const phone = readPhoneNumber(form.phone)
  return { ...(name === saved.name ? {} : { name }), ...(phone ? { phone } : {}) }
}
