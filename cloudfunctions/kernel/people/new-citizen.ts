import type { PersonDoc } from '../documents'

/** Somebody who has not been here before; `account.start` stores them. */
export function newCitizen(openid: string, now: number): PersonDoc {
  return {
    _id: openid,
    roles: ['citizen'],
    name: '',
    phone: '',
    elderMode: false,
    privacyVersion: '',
    credits: {},
    inboxReadTo: 0,
    createdAt: now,
    active: true,
  }
}
