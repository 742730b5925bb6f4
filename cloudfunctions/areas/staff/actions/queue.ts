import type { Page } from '#domain/api/common'
import type { Light, QueueInput, QueueRow } from '#domain/api/staff'
import { lightOf } from '#domain/case/deadlines'
import { AppError } from '#domain/kernel/errors'
import { statesOfTab } from '#domain/case/workflow'
import { caseStore } from '../../case/store'
import type { Context, UseCase } from '../../../kernel/context'
import type { CaseRow } from '../../case/store'
import type { RowPage } from '../../../kernel/paging'
import { dueOf, toCards } from '../../case/views/case-card'
import { endOfDay } from './end-of-day'
import { isStateTab, promisedStates, scopeOf, tabsFor } from './tabs'

const PAGE = 20

/**
 * The cases of one tab: the department's own for a liaison, the city's for the platform.
 * @throws AppError `forbidden` for a tab that the viewer's role does not have
 */
export const queue: UseCase<QueueInput, Page<QueueRow>> = async (input, context) => {
  if (!tabsFor(context.viewer).includes(input.tab)) throw new AppError('forbidden')
  const { rows, next } = await pageOf(input, context)
  const cards = await toCards(rows, context)
  const lights = new Map(rows.map((row) => [row._id, lightFor(row, context.now)]))
  const items = cards.map((card) => ({ ...card, light: lights.get(card.id) ?? 'none' }))
  return { items, ...(next ? { next } : {}) }
}

async function pageOf(input: QueueInput, context: Context): Promise<RowPage<CaseRow>> {
  const { db, viewer, now } = context
  const { tab, cursor } = input
  const cases = caseStore(db)
  const { command } = db
  const paging = { size: PAGE, cursor }
  const where = scopeOf(viewer, input)
  if (isStateTab(tab)) return cases.queue(where, statesOfTab(tab), paging)
  if (tab === 'late') return cases.promised(where, promisedStates(viewer), { until: now }, paging)
  if (tab === 'dueToday') {
    const today = { from: now, until: await endOfDay(context) }
    return cases.promised(where, promisedStates(viewer), today, paging)
  }
  if (tab === 'toPublish') {
    const wanted = { ...where, toPublish: true }
    return cases.page(wanted, { field: 'submittedAt', direction: 'desc' }, paging)
  }
  const closed = { ...where, closedAt: command.gt(0) }
  return cases.page(closed, { field: 'closedAt', direction: 'desc' }, paging)
}

/** @returns how the running clock stands */
function lightFor(row: CaseRow, now: number): Light {
  if (row.pausedAt > 0) return 'paused'
  const due = dueOf(row)
  return due ? lightOf(due.from, due.at, now) : 'none'
}
