import type { Profile, ProfileInput } from '../../../domain/api/account'
import { readPhoneNumber, WRONG_PHONE } from '../../../domain/kernel/phone-number'

/** What is typed; the phone starts empty, since the server only ever tells it masked. */
export interface ProfileForm {
  name: string
  phone: string
}

/** @returns what is wrong with the form, as a sentence; undefined when it may be saved. */
export function profileProblem({ name, phone }: ProfileForm): string | undefined {
  if (name.trim() === '') return '请填写称呼'
  return readPhoneNumber(phone) === undefined ? WRONG_PHONE : undefined
}

/** @returns only what differs from the saved profile; an untouched phone stays as it is. */
export function profileChange(form: ProfileForm, saved: Profile): ProfileInput {
  const name = form.name.trim()
  const phone = readPhoneNumber(form.phone)
  return { ...(name === saved.name ? {} : { name }), ...(phone ? { phone } : {}) }
}
