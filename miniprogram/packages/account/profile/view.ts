import type { Profile, ProfileInput } from '../../../domain/api/account'

/** What is typed; the phone starts empty, since the server only ever tells it masked. */
export interface ProfileForm {
  name: string
  phone: string
}

const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^(0\d{2,3}-?)?[2-9]\d{6,7}$/

/** @returns what is wrong with the form, as a sentence; undefined when it may be saved. */
export function profileProblem({ name, phone }: ProfileForm): string | undefined {
  if (name.trim() === '') return '请填写称呼'
  const digits = phone.replace(/\s/g, '')
  if (digits !== '' && !MOBILE.test(digits) && !LANDLINE.test(digits)) return '请填写正确的手机号或固定电话'
  return undefined
}

/** @returns only what differs from the saved profile; an untouched phone stays as it is. */
export function profileChange(form: ProfileForm, saved: Profile): ProfileInput {
  const name = form.name.trim()
  const phone = form.phone.replace(/\s/g, '')
  return { ...(name === saved.name ? {} : { name }), ...(phone === '' ? {} : { phone }) }
}
