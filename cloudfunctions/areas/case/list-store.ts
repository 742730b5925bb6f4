import { perStore } from '../../kernel/per-store'
import type { CaseDoc } from './documents'
import type { CaseState } from '#domain/case/workflow'
import type { Filter, Store } from '../../kernel/platform/database'
import type { PageQuery, RowPage } from '../../kernel/paging'
import { findPage, mergePages } from '../../kernel/paging'
import { plain } from './store'

/** What a row of a list is made of; the rest of a case stays in the database. */
const CARD_FIELDS = [
  'number',
  'state',
  'text',
  'categoryId',
  'place',
  'media',
  'cover',
  'afterMedia',
  'afterCover',
  'reporter',
  'leadDepartmentId',
  'coDepartmentIds',
  'submittedAt',
  'promisedAt',
  'stateAt',
  'signedAt',
  'contactedAt',
  'closedAt',
  'pausedAt',
  'dueAt',
  'clocks',
  'physical',
  'published',
  'supports',
  'children',
  'rating',
] satisfies (keyof CaseDoc)[]

/** The part of a case that lists read. */
export type CaseRow = Pick<CaseDoc, '_id' | (typeof CARD_FIELDS)[number]>

type Paging = Pick<PageQuery<CaseDoc>, 'size' | 'cursor'>
type Sorting = Pick<PageQuery<CaseDoc>, 'field' | 'direction'>

/** What narrows a list, as far as it is given. */
export interface Narrowed {
  categoryId?: string
  townId?: string
}
/** Whose queues are looked at: one department's, or the whole city's without any. */
export interface Desk extends Narrowed {
  leadDepartmentId?: string
}

const narrowed = ({ categoryId, townId }: Narrowed): Filter => ({
  ...(categoryId ? { categoryId } : {}),
  ...(townId ? { 'place.townId': townId } : {}),
})
const atDesk = ({ leadDepartmentId, ...more }: Desk): Filter => ({
  ...(leadDepartmentId === undefined ? {} : { leadDepartmentId }),
  ...narrowed(more),
})

const MOST_URGENT = { field: 'dueAt', direction: 'asc' } as const
const latest = (field: 'submittedAt' | 'closedAt'): Sorting => ({ field, direction: 'desc' })

/** 0 says that no promise runs. */
const FIRST_DUE = 1

/** What lists of cases ask: a person's own, the public's, a desk's. */
function createCaseLists(store: Store) {
  const cases = store.collection<CaseDoc>('cases')
  const { command } = store
  /** `closedAt` is 0 before. */
  const closed = { closedAt: command.gt(0) }

  async function page(where: Filter, sorting: Sorting, paging: Paging): Promise<RowPage<CaseRow>> {
    const found = await findPage(cases, command, { where, ...sorting, ...paging, fields: CARD_FIELDS })
    return { ...found, rows: found.rows.map(plain) }
  }

  return {
    /** Rows by their ids, in no order. */
    async many(ids: string[]): Promise<CaseRow[]> {
      if (ids.length === 0) return []
      const found = await cases.find({
        where: { _id: command.in(ids) },
        limit: ids.length,
        fields: CARD_FIELDS,
      })
      return found.map(plain)
    },

    /** A person's own cases, newest first. */
    mine(
      openid: string,
      states: readonly CaseState[] | undefined,
      paging: Paging,
    ): Promise<RowPage<CaseRow>> {
      const where = { 'reporter.openid': openid, ...(states ? { state: command.in(states) } : {}) }
      return page(where, latest('submittedAt'), paging)
    },
    /** What is public, the newest first: all of it, what is not closed, or what is, by when it was closed. */
    publicPage(
      group: 'open' | 'finished' | undefined,
      narrowing: Narrowed,
      paging: Paging,
    ): Promise<RowPage<CaseRow>> {
      const where = { published: true, ...narrowed(narrowing) }
      if (group === 'finished') return page({ ...where, ...closed }, latest('closedAt'), paging)
      return page({ ...where, ...(group === 'open' ? { closedAt: 0 } : {}) }, latest('submittedAt'), paging)
    },

    /** Cases in one of `states`, the most urgent first. One query per state, so that each is a range of an index. */
    async queue(desk: Desk, states: readonly CaseState[], paging: Paging): Promise<RowPage<CaseRow>> {
      const pages = await Promise.all(
        states.map((state) => page({ ...atDesk(desk), state }, MOST_URGENT, paging)),
      )
      return mergePages(pages, MOST_URGENT.field, MOST_URGENT.direction, paging.size)
    },
    /** Cases whose running promise was due before `now`, the most urgent first. */
    latePage(desk: Desk, now: number, paging: Paging): Promise<RowPage<CaseRow>> {
      return page({ ...atDesk(desk), dueAt: command.gt(0).and(command.lt(now)) }, MOST_URGENT, paging)
    },
    /** Cases that wait for somebody to look whether the public may see them, the newest first. */
    toPublishPage(desk: Desk, paging: Paging): Promise<RowPage<CaseRow>> {
      return page({ ...atDesk(desk), toPublish: true }, latest('submittedAt'), paging)
    },
    /** Closed cases, the latest first. */
    closedPage(desk: Desk, paging: Paging): Promise<RowPage<CaseRow>> {
      return page({ ...atDesk(desk), ...closed }, latest('closedAt'), paging)
    },

    /** How many cases are in each state; states without any are left out. */
    countByState(desk: Desk, states: readonly CaseState[]): Promise<Map<CaseState, number>> {
      return cases.countBy<CaseState>({ ...atDesk(desk), state: command.in(states) }, 'state')
    },
    /** How many running promises were due before `now`, and how many are due from then until `end`. */
    async countDue(desk: Desk, now: number, end: number): Promise<{ late: number; coming: number }> {
      const running = { ...atDesk(desk), dueAt: command.gte(FIRST_DUE).and(command.lt(end)) }
      const counts = await cases.countBetween(running, 'dueAt', [FIRST_DUE, now, end])
      return { late: counts.get(FIRST_DUE) ?? 0, coming: counts.get(now) ?? 0 }
    },
    countToPublish: (desk: Desk): Promise<number> => cases.count({ ...atDesk(desk), toPublish: true }),
  }
}

export const caseListStore = perStore(createCaseLists)
