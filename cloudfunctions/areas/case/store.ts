import { perStore } from '../../kernel/per-store'
import type { CaseDoc } from './documents'
import type { Filter, Order, Store, TransactionStore } from '../../kernel/platform/database'
import { GENERATION } from './generation'
import { toGeoPoint } from '../../city/reference'

/** What is needed of a case that was merged into another. */
const MERGED_FIELDS = ['reporter', 'children', 'parentId'] satisfies (keyof CaseDoc)[]
export type MergedRow = Pick<CaseDoc, '_id' | (typeof MERGED_FIELDS)[number]>
const MERGED_PAGE = 500

/** @returns the row with GeoJSON in it, which the SDK turns into a class of its own */
export function plain<Row extends Pick<CaseDoc, 'place'>>(row: Row): Row {
  return { ...row, place: { ...row.place, point: toGeoPoint(row.place.point) } }
}

/** The first release stored none. */
const EARLIER = [null, ...Array.from({ length: GENERATION - 1 }, (_, index) => index + 1)]

function createDocuments(store: TransactionStore) {
  const { get, insert, update } = store.collection<CaseDoc>('cases')
  const { command } = store
  return {
    insert,
    update,
    async get(id: string): Promise<CaseDoc | undefined> {
      const found = await get(id)
      return found && plain(found)
    },
    /** One more case is merged into another, which so many people follow now. */
    async addChild(parentId: string, followers: number): Promise<void> {
      await update(parentId, { children: command.inc(1), supports: followers })
    },
    /** Adds to the number of supporters. */
    async addSupports(caseId: string, count: number): Promise<void> {
      await update(caseId, { supports: command.inc(count) })
    },
  }
}

const LONGEST_ASIDE: Order = [['setAsideAt', 'asc']]

function createQuestions(store: Store) {
  const cases = store.collection<CaseDoc>('cases')
  const { command } = store

  /** Cases that a sweep must look at: those that none failed on first. */
  async function inTurn(where: Filter, limit: number): Promise<CaseDoc[]> {
    const fresh = await cases.find({ where: { ...where, setAsideAt: null }, limit })
    if (fresh.length === limit) return fresh
    const again = { ...where, setAsideAt: command.gt(0) }
    return [
      ...fresh,
      ...(await cases.find({ where: again, orderBy: LONGEST_ASIDE, limit: limit - fresh.length })),
    ]
  }

  return {
    async byNumber(number: string): Promise<CaseDoc | undefined> {
      const [found] = await cases.find({ where: { number }, limit: 1 })
      return found && plain(found)
    },
    /** How many cases were merged into one. */
    countMergedInto: (parentId: string): Promise<number> => cases.count({ parentId }),

    /** All cases that were merged into one of a few. */
    async mergedInto(caseIds: string[]): Promise<MergedRow[]> {
      const all: MergedRow[] = []
      for (let after: string | undefined = ''; after !== undefined;) {
        const page: MergedRow[] = await cases.find({
          where: { parentId: command.in(caseIds), _id: command.gt(after) },
          orderBy: [['_id', 'asc']],
          limit: MERGED_PAGE,
          fields: MERGED_FIELDS,
        })
        all.push(...page)
        after = page.length < MERGED_PAGE ? undefined : page.at(-1)?._id
      }
      return all
    },
    /** Cases that the timer must look at by `now`. */
    async toSweep(now: number, limit: number): Promise<CaseDoc[]> {
      const where = { sweepAt: command.gt(0).and(command.lte(now)) }
      return (await cases.find({ where, orderBy: [['sweepAt', 'asc']], limit })).map(plain)
    },
    /** Cases whose promises were counted while the calendar of one of `years` was only assumed. */
    async assumedIn(years: readonly number[], limit: number): Promise<CaseDoc[]> {
      if (years.length === 0) return []
      return (await inTurn({ assumedFrom: command.in(years) }, limit)).map(plain)
    },
    /** Cases of the first release, whose files have no records. */
    async withoutRecords(limit: number): Promise<CaseDoc[]> {
      return (await inTurn({ mediaRecorded: null }, limit)).map(plain)
    },
    /** Cases that an earlier version stored, the newest first. */
    async ofEarlierGenerations(limit: number): Promise<Pick<CaseDoc, '_id'>[]> {
      const all: Pick<CaseDoc, '_id'>[] = []
      const newest: Order = [['submittedAt', 'desc']]
      for (const [setAsideAt, orderBy] of [
        [null, newest],
        [command.gt(0), LONGEST_ASIDE],
      ] as const)
        for (const generation of EARLIER) {
          const rest = limit - all.length
          if (rest === 0) return all
          all.push(
            ...(await cases.find({
              where: { generation, setAsideAt },
              orderBy,
              limit: rest,
              fields: ['_id'],
            })),
          )
        }
      return all
    },
    /** Writes unless somebody acted on the case meanwhile; then the timer looks again. */
    async updateUnchanged({ _id, version }: CaseDoc, changes: Partial<CaseDoc>): Promise<boolean> {
      return (await cases.updateWhere({ _id, version }, changes)) === 1
    },
  }
}

export const caseStore = perStore(createDocuments, createQuestions)
