import { perStore } from '../../kernel/per-store'
import type { CaseDoc } from './documents'
import type { CaseState } from '#domain/case/workflow'
import { CASE_STATES, STATE_GROUPS } from '#domain/case/workflow'
import type { Filter, Store } from '../../kernel/platform/database'
import type { PageQuery, RowPage } from '../../kernel/paging'
import { findPage, mergePages } from '../../kernel/paging'
import { GENERATION } from './generation'
import { toGeoPoint } from '../../city/reference'

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

/** What is needed of a case that was merged into another. */
const MERGED_FIELDS = ['reporter', 'children'] satisfies (keyof CaseDoc)[]
export type MergedRow = Pick<CaseDoc, '_id' | (typeof MERGED_FIELDS)[number]>
const MERGED_PAGE = 500
const NUMBERS_PAGE = 500

/** What figures of a person's own cases are made of. */
const OWN_FIELDS = ['state', 'closedAt', 'clocks'] satisfies (keyof CaseDoc)[]
export type OwnRow = Pick<CaseDoc, '_id' | (typeof OWN_FIELDS)[number]>
/** Nobody has so many cases that are not over. */
const OWN_MOST = 500

type Paging = Pick<PageQuery<CaseDoc>, 'size' | 'cursor'>
type Sorting = Pick<PageQuery<CaseDoc>, 'field' | 'direction'>

/** @returns the row with GeoJSON in it, which the SDK turns into a class of its own */
export function plain<Row extends Pick<CaseDoc, 'place'>>(row: Row): Row {
  return { ...row, place: { ...row.place, point: toGeoPoint(row.place.point) } }
}

/** 0 says that no promise runs. */
const FIRST_DUE = 1

/** The first release stored none. */
const EARLIER = [null, ...Array.from({ length: GENERATION - 1 }, (_, index) => index + 1)]

function createCases(store: Store) {
  const cases = store.collection<CaseDoc>('cases')
  const { command } = store

  async function page(where: Filter, sorting: Sorting, paging: Paging): Promise<RowPage<CaseRow>> {
    const found = await findPage(cases, command, { where, ...sorting, ...paging, fields: CARD_FIELDS })
    return { ...found, rows: found.rows.map(plain) }
  }

  /** Every state is no condition: without it the index of all that is due serves. */
  const ofStates = (where: Filter, states: readonly CaseState[]): Filter =>
    states.length === CASE_STATES.length ? where : { ...where, state: command.in(states) }

  return {
    insert: cases.insert,
    update: cases.update,
    page,

    async get(id: string): Promise<CaseDoc | undefined> {
      const found = await cases.get(id)
      return found && plain(found)
    },
    async byNumber(number: string): Promise<CaseDoc | undefined> {
      const [found] = await cases.find({ where: { number }, limit: 1 })
      return found && plain(found)
    },
    async many(ids: string[]): Promise<CaseRow[]> {
      if (ids.length === 0) return []
      const found = await cases.find({
        where: { _id: command.in(ids) },
        limit: ids.length,
        fields: CARD_FIELDS,
      })
      return found.map(plain)
    },

    /** A person's own cases, newest first. @param closedAfter only those that were closed since then, epoch ms */
    mine(
      openid: string,
      { states, closedAfter }: { states?: readonly CaseState[]; closedAfter?: number },
      paging: Paging,
    ): Promise<RowPage<CaseRow>> {
      const where = {
        'reporter.openid': openid,
        ...(states ? { state: command.in(states) } : {}),
        ...(closedAfter === undefined ? {} : { closedAt: command.gt(closedAfter) }),
      }
      return page(where, { field: 'submittedAt', direction: 'desc' }, paging)
    },
    /** What of a person's own cases is in some states, for figures: however many others they have. */
    async mineInStates(openid: string, states: readonly CaseState[]): Promise<OwnRow[]> {
      const where = { 'reporter.openid': openid, state: command.in(states) }
      return cases.find({
        where,
        orderBy: [
          ['submittedAt', 'desc'],
          ['_id', 'desc'],
        ],
        limit: OWN_MOST,
        fields: OWN_FIELDS,
      })
    },
    /** What the public is shown, newest first. */
    public(where: Filter, sorting: Sorting, paging: Paging): Promise<RowPage<CaseRow>> {
      const shown = { ...where, published: true, state: command.in(STATE_GROUPS.publishable) }
      return page(shown, sorting, paging)
    },

    /** Cases in one of `states`, the most urgent first. One query per state, so that each is a range of an index. */
    async queue(where: Filter, states: readonly CaseState[], paging: Paging): Promise<RowPage<CaseRow>> {
      const sorting = { field: 'dueAt', direction: 'asc' } as const
      const pages = await Promise.all(states.map((state) => page({ ...where, state }, sorting, paging)))
      return mergePages(pages, sorting.field, sorting.direction, paging.size)
    },

    /** How many cases are in each state; states without any are left out. */
    countByState(where: Filter, states: readonly CaseState[]): Promise<Map<CaseState, number>> {
      return cases.countBy<CaseState>({ ...where, state: command.in(states) }, 'state')
    },
    /** Those whose running promise is due in a time, the earliest first. */
    promised(
      where: Filter,
      states: readonly CaseState[],
      { from = FIRST_DUE, until }: { from?: number; until: number },
      paging: Paging,
    ): Promise<RowPage<CaseRow>> {
      const due = { ...ofStates(where, states), dueAt: command.gte(from).and(command.lt(until)) }
      return page(due, { field: 'dueAt', direction: 'asc' }, paging)
    },
    /** How many of them were due before `now`, and how many are due from then until `end`. */
    async countDue(
      where: Filter,
      states: readonly CaseState[],
      now: number,
      end: number,
    ): Promise<{ late: number; coming: number }> {
      const running = { ...ofStates(where, states), dueAt: command.gte(FIRST_DUE).and(command.lt(end)) }
      const counts = await cases.countBetween(running, 'dueAt', [FIRST_DUE, now, end])
      return { late: counts.get(FIRST_DUE) ?? 0, coming: counts.get(now) ?? 0 }
    },
    /** Ids and numbers of all cases in some states, the most urgent first; at most 500 a page. */
    async numbers(
      where: Filter,
      states: readonly CaseState[],
      cursor?: string,
    ): Promise<{ items: { id: string; number: string }[]; next?: string }> {
      const sorting = { field: 'dueAt', direction: 'asc' } as const
      const wanted = {
        where: { ...where, state: command.in(states) },
        ...sorting,
        size: NUMBERS_PAGE,
        cursor,
      }
      const { rows, next } = await findPage(cases, command, { ...wanted, fields: ['dueAt', 'number'] })
      const items = rows.map(({ _id, number }) => ({ id: _id, number }))
      return { items, ...(next === undefined ? {} : { next }) }
    },
    count: cases.count,

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
      return (await cases.find({ where: { assumedFrom: command.in(years) }, limit })).map(plain)
    },
    /** Cases of the first release, whose files have no records. */
    async withoutRecords(limit: number): Promise<CaseDoc[]> {
      return (await cases.find({ where: { mediaRecorded: null }, limit })).map(plain)
    },
    /** Cases that an earlier version stored, the newest first. */
    async ofEarlierGenerations(limit: number): Promise<Pick<CaseDoc, '_id'>[]> {
      const all: Pick<CaseDoc, '_id'>[] = []
      for (const generation of EARLIER) {
        if (all.length === limit) break
        const rest = limit - all.length
        const orderBy: [['submittedAt', 'desc']] = [['submittedAt', 'desc']]
        all.push(
          ...(await cases.find({ where: { generation }, orderBy, limit: rest, fields: ['submittedAt'] })),
        )
      }
      return all
    },
    /** Writes unless somebody acted on the case meanwhile; then the timer looks again. */
    async updateUnchanged({ _id, version }: CaseDoc, changes: Partial<CaseDoc>): Promise<boolean> {
      return (await cases.updateWhere({ _id, version }, changes)) === 1
    },
    /** One more case is merged into another, which so many people follow now. */
    async addChild(parentId: string, followers: number): Promise<void> {
      await cases.update(parentId, { children: command.inc(1), supports: followers })
    },
    /** Adds to the number of supporters. */
    async addSupports(caseId: string, count: number): Promise<void> {
      await cases.update(caseId, { supports: command.inc(count) })
    },
  }
}

export const caseStore = perStore(createCases)
