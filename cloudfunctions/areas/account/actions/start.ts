import { inboxStore } from '../inbox-store'
import { personStore } from '../../../kernel/people/store'
import { settingsStore } from '../../../city/settings'
import type { Session } from '#domain/api/account'
import type { UseCase } from '../../../kernel/context'
import { newUploadToken, uploadPrefixOf } from '../../../kernel/ids'
import { hasAgreed } from '../../../kernel/privacy'
import { creditsOf, profileOf } from '../session'

/** The first call of the app: who I am, and what the shell needs. Stores whoever comes for the first time. */
export const start: UseCase<object, Session> = async (_input, { person, db, reference, now }) => {
  const isNew = person.createdAt === now
  const [{ department }, city, unread] = await Promise.all([
    reference(),
    settingsStore(db).city(),
    isNew ? 0 : inboxStore(db).unread(person._id, person.inboxReadTo),
    isNew ? personStore(db).create(person) : undefined,
  ])
  const own = person.departmentId ? department(person.departmentId) : undefined
  return {
    profile: profileOf(person),
    roles: person.roles,
    ...(own ? { department: { id: own._id, name: own.name } } : {}),
    uploadPrefix: uploadPrefixOf(person._id, newUploadToken()),
    privacyAgreed: hasAgreed(person, city),
    unread,
    city: {
      name: city.name,
      center: city.center,
      phones: city.phones,
      privacyVersion: city.privacyVersion,
      hours: city.workingHours,
    },
    templates: city.templates,
    credits: creditsOf(person.credits, city.templates),
  }
}
