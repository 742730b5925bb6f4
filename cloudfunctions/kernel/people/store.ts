import { perStore } from '../per-store'
import type { PersonDoc, Turns } from '../documents'
import type { Role } from '#domain/kernel/viewer'
import type { Changes, Store } from '../platform/database'
import { DuplicateError } from '../platform/database'
import { chunksOf } from '../chunks'

/** People of one query. */
const COLLEAGUES_PAGE = 100

function createPeople(store: Store) {
  const people = store.collection<PersonDoc>('people')

  /** All active people of an office, page by page: a large one must not leave anybody out. */
  async function colleagues(office: { departmentId?: string; roles: Role }): Promise<PersonDoc[]> {
    const all: PersonDoc[] = []
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: PersonDoc[] = await people.find({
        where: { ...office, active: true, _id: store.command.gt(after) },
        orderBy: [['_id', 'asc']],
        limit: COLLEAGUES_PAGE,
      })
      all.push(...page)
      after = page.length < COLLEAGUES_PAGE ? undefined : page.at(-1)?._id
    }
    return all
  }

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
    liaisonsOf: (departmentId: string) => colleagues({ departmentId, roles: 'liaison' }),
    /** The active people who hold a role. */
    withRole: (role: Role) => colleagues({ roles: role }),
    async many(openids: string[]): Promise<PersonDoc[]> {
      const found = await Promise.all(
        chunksOf(openids).map((some) =>
          people.find({ where: { _id: store.command.in(some) }, limit: some.length }),
        ),
      )
      return found.flat()
    },
    /** Writes the turns of a kind over those counted `taken`. @returns false when others were written meanwhile */
    async replaceTurns(
      openid: string,
      kind: string,
      taken: number | undefined,
      turns: Turns,
    ): Promise<boolean> {
      const where = { _id: openid, [`turns.${kind}.taken`]: taken ?? null }
      const changes = { [`turns.${kind}`]: turns } as Changes<PersonDoc>
      return (await people.updateWhere(where, changes)) === 1
    },
    /**
     * One message more of each template may be sent.
     * @param set what others come to, by template
     * @returns whether the person existed
     */
    async changeCredits(
      openid: string,
      more: readonly string[],
      set: Readonly<Record<string, number>>,
    ): Promise<boolean> {
      const one = store.command.inc(1)
      const added = more.map((id) => [`credits.${id}`, one] as const)
      const others = Object.entries(set).map(([id, credit]) => [`credits.${id}`, credit] as const)
      return people.update(openid, Object.fromEntries([...added, ...others]) as Changes<PersonDoc>)
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

const KEPT_MS = 20_000
const MOST_KEPT = 1_000

/**
 * Keeps who called lately for 20 seconds in each instance. A role that was taken away ends within that time; whatever
 * depends on more than the role reads the person anew.
 */
export function createPeopleCache(): {
  get(openid: string, now: number): PersonDoc | undefined
  keep(person: PersonDoc, now: number): void
} {
  const kept = new Map<string, { person: PersonDoc; at: number }>()
  return {
    get(openid, now) {
      const entry = kept.get(openid)
      return entry && now >= entry.at && now - entry.at < KEPT_MS ? entry.person : undefined
    },
    keep(person, now) {
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(person._id, { person, at: now })
    },
  }
}

export const personStore = perStore(createPeople)
