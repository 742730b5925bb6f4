import type { PersonDoc } from '../../database/documents'
import type { Role } from '../../../miniprogram/domain/case/types'
import type { Changes, Store } from '../platform/database'
import { DuplicateError } from '../platform/database'

/** More colleagues than this are not told about one task. */
const MOST_COLLEAGUES = 50

export function createPeople(store: Store) {
  const people = store.collection('people')
  return {
    get: (openid: string) => people.get(openid),
    update: people.update,
    /** Two first calls at once make one person. */
    async create(person: PersonDoc): Promise<void> {
      try {
        await people.insert(person)
      } catch (error) {
        if (!(error instanceof DuplicateError)) throw error
      }
    },
    /** The active liaisons of a department. */
    async liaisonsOf(departmentId: string): Promise<PersonDoc[]> {
      const found = await people.find({ where: { departmentId }, limit: MOST_COLLEAGUES })
      return found.filter(({ active, roles }) => active && roles.includes('liaison'))
    },
    async withRole(role: Role): Promise<PersonDoc[]> {
      const found = await people.find({ where: { roles: role }, limit: MOST_COLLEAGUES })
      return found.filter(({ active }) => active)
    },
    async many(openids: string[]): Promise<PersonDoc[]> {
      if (openids.length === 0) return []
      return people.find({ where: { _id: store.command.in(openids) }, limit: openids.length })
    },
    /** One message of `templateId` was used up. */
    async spendCredit(openid: string, templateId: string): Promise<void> {
      await people.update(openid, { [`credits.${templateId}`]: store.command.inc(-1) } as Changes<PersonDoc>)
    },
    /** WeChat said that there is none left: its word is the truth. */
    async clearCredits(openid: string, templateId: string): Promise<void> {
      await people.update(openid, { [`credits.${templateId}`]: 0 } as Changes<PersonDoc>)
    },
  }
}
