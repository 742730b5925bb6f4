import { perStore } from '../../kernel/per-store'
import type { CaseDoc } from './documents'
import type { CaseState } from '#domain/case/workflow'
import { CASE_STATES, STATE_GROUPS } from '#domain/case/workflow'
import type { Filter, Order, Store } from '../../kernel/platform/database'
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
  'callBack',
  'extension',
  'urgedAt',
  'bounces',
  'reopens',
] satisfies (keyof CaseDoc)[]

/** The part of a case that lists read. */
export type CaseRow = Pick<CaseDoc, '_id' | (typeof CARD_FIELDS)[number]>

/** What figures of a person's own cases are made of. */
const OWN_FIELDS = ['state', 'closedAt', 'clocks'] satisfies (keyof CaseDoc)[]
export type OwnRow = Pick<CaseDoc, '_id' | (typeof OWN_FIELDS)[number]>
/** Nobody has so many cases that are not over. */
const OWN_MOST = 500
const NUMBERS_PAGE = 500

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
  /** Of what is rated, only a call that is to be made is due. */
  const toCallBack = { state: 'rated' satisfies CaseState, dueAt: command.gt(0) }

  async function page(where: Filter, sorting: Sorting, paging: Paging): Promise<RowPage<CaseRow>> {
    const found = await findPage(cases, command, { where, ...sorting, ...paging, fields: CARD_FIELDS })
    return { ...found, rows: found.rows.map(plain) }
  }

  /** Every state is no condition: without it the index of all that is due serves. */
  const inStates = (desk: Desk, states: readonly CaseState[]): Filter =>
    states.length === CASE_STATES.length ? atDesk(desk) : { ...atDesk(desk), state: command.in(states) }

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

    /** A person's own cases, newest first. @param closedSince only those that were closed since then, epoch ms */
    mine(
      openid: string,
      { states, closedSince }: { states?: readonly CaseState[]; closedSince?: number },
      paging: Paging,
    ): Promise<RowPage<CaseRow>> {
      const where = {
        'reporter.openid': openid,
        ...(states ? { state: command.in(states) } : {}),
        ...(closedSince === undefined ? {} : { closedAt: command.gte(closedSince) }),
      }
      return page(where, latest('submittedAt'), paging)
    },
    /** What of a person's own cases is in some states, for figures: however many others they have. */
    mineInStates(openid: string, states: readonly CaseState[]): Promise<OwnRow[]> {
      const orderBy: Order = [
        ['submittedAt', 'desc'],
        ['_id', 'desc'],
      ]
      const where = { 'reporter.openid': openid, state: command.in(states) }
      return cases.find({ where, orderBy, limit: OWN_MOST, fields: OWN_FIELDS })
    },
    /** What the public is shown, the newest first: all of it, what is not closed, or what is, by when it was closed. */
    publicPage(
      group: 'open' | 'finished' | undefined,
      narrowing: Narrowed,
      paging: Paging,
    ): Promise<RowPage<CaseRow>> {
      const shown = { published: true, state: command.in(STATE_GROUPS.publishable) }
      const where = { ...shown, ...narrowed(narrowing) }
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
    /** Those whose running promise is due in a time, the earliest first. */
    promised(
      desk: Desk,
      states: readonly CaseState[],
      { from = FIRST_DUE, until }: { from?: number; until: number },
      paging: Paging,
    ): Promise<RowPage<CaseRow>> {
      const due = { ...inStates(desk, states), dueAt: command.gte(from).and(command.lt(until)) }
      return page(due, MOST_URGENT, paging)
    },
    /** Cases whose bad rating is to be called back, the most urgent first. */
    toCallBackPage(desk: Desk, paging: Paging): Promise<RowPage<CaseRow>> {
      return page({ ...atDesk(desk), ...toCallBack }, MOST_URGENT, paging)
    },
    /** Cases whose department asked for an extension, the most urgent first. */
    toRulePage(desk: Desk, paging: Paging): Promise<RowPage<CaseRow>> {
      return page({ ...atDesk(desk), toRule: true }, MOST_URGENT, paging)
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
    async countDue(
      desk: Desk,
      states: readonly CaseState[],
      now: number,
      end: number,
    ): Promise<{ late: number; coming: number }> {
      const running = { ...inStates(desk, states), dueAt: command.gte(FIRST_DUE).and(command.lt(end)) }
      const counts = await cases.countBetween(running, 'dueAt', [FIRST_DUE, now, end])
      return { late: counts.get(FIRST_DUE) ?? 0, coming: counts.get(now) ?? 0 }
    },
    countToCallBack: (desk: Desk): Promise<number> => cases.count({ ...atDesk(desk), ...toCallBack }),
    countToRule: (desk: Desk): Promise<number> => cases.count({ ...atDesk(desk), toRule: true }),
    countToPublish: (desk: Desk): Promise<number> => cases.count({ ...atDesk(desk), toPublish: true }),

    /** Ids and numbers of all cases in some states, the most urgent first; at most 500 a page. */
    async numbers(
      desk: Desk,
      states: readonly CaseState[],
      cursor?: string,
    ): Promise<{ items: { id: string; number: string }[]; next?: string }> {
      const where = { ...atDesk(desk), state: command.in(states) }
      const fields = ['dueAt', 'number']
      const query = { where, ...MOST_URGENT, size: NUMBERS_PAGE, cursor, fields }
      const { rows, next } = await findPage(cases, command, query)
      const items = rows.map(({ _id, number }) => ({ id: _id, number }))
      return { items, ...(next === undefined ? {} : { next }) }
    },
  }
}

export const caseListStore = perStore(createCaseLists)
