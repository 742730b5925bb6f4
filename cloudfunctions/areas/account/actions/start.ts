import type { StartInput, Started } from '#domain/api/account'
import type { Home } from '#domain/api/city'
import { settingsStore } from '../../../city/settings'
import type { Context, UseCase } from '../../../kernel/context'
import { newUploadToken, uploadPrefixOf } from '../../../kernel/ids'
import { logFailure } from '../../../kernel/log'
import { personStore } from '../../../kernel/people/store'
import { hasAgreed } from '../../../kernel/privacy'
import { inboxStore } from '../../../kernel/channels/inbox-store'
import { creditsOf, profileOf } from '../session'

/** The first call of the app: who I am, and what the shell needs. Stores whoever comes for the first time. */
export const start: UseCase<StartInput, Started> = async ({ page }, context) => {
  const { person, db, reference, now } = context
  const isNew = person.createdAt === now
  const [{ department }, city, unread, home] = await Promise.all([
    reference(),
    settingsStore(db).city(),
    isNew ? 0 : inboxStore(db).unread(person._id, person.inboxReadTo),
    page === 'home' ? homeOrNone(context) : undefined,
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
    ...(city.longTermTemplates ? { longTerm: city.longTermTemplates } : {}),
    credits: creditsOf(person.credits, city.templates),
    ...(home ? { home } : {}),
  }
}

/** Who somebody is must not depend on what the first page has to say. */
async function homeOrNone({ home, person }: Context): Promise<Home | undefined> {
  try {
    return await home()
  } catch (error) {
    logFailure('account.start home', person._id, error)
    return undefined
  }
}
