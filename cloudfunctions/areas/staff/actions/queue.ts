import type { Page } from '#domain/api/common'
import type { Light, QueueInput, QueueRow, RowMarks } from '#domain/api/staff'
import { lightOf } from '#domain/case/deadlines'
import { AppError } from '#domain/kernel/errors'
import { statesOfTab } from '#domain/case/workflow'
import { caseListStore } from '../../case/list-store'
import type { Context, UseCase } from '../../../kernel/context'
import type { CaseRow } from '../../case/list-store'
import type { RowPage } from '../../../kernel/paging'
import { dueOf, toCards } from '../../case'
import { endOfDay } from './end-of-day'
import { deskOf, isStateTab, promisedStates, tabsFor } from './tabs'

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
  const marks = new Map(rows.map((row) => [row._id, marksOf(row)]))
  const items = cards.map((card) => ({
    ...card,
    light: lights.get(card.id) ?? 'none',
    marks: marks.get(card.id) ?? {},
  }))
  return { items, ...(next ? { next } : {}) }
}

async function pageOf(input: QueueInput, context: Context): Promise<RowPage<CaseRow>> {
  const { db, viewer, now } = context
  const { tab, cursor } = input
  const cases = caseListStore(db)
  const paging = { size: PAGE, cursor }
  const desk = deskOf(viewer, input)
  if (isStateTab(tab)) return cases.queue(desk, statesOfTab(tab), paging)
  if (tab === 'toCallBack') return cases.toCallBackPage(desk, paging)
  if (tab === 'toRule') return cases.toRulePage(desk, paging)
  if (tab === 'late') return cases.promised(desk, promisedStates(viewer), { until: now }, paging)
  if (tab === 'dueToday') {
    const today = { from: now, until: await endOfDay(context) }
    return cases.promised(desk, promisedStates(viewer), today, paging)
  }
  return tab === 'toPublish' ? cases.toPublishPage(desk, paging) : cases.closedPage(desk, paging)
}

function marksOf({ urgedAt, extension, bounces, reopens }: CaseRow): RowMarks {
  return {
    ...(urgedAt ? { urged: true } : {}),
    ...(extension ? { extension: extension.until } : {}),
    ...(bounces ? { bounces } : {}),
    ...(reopens ? { round: reopens + 1 } : {}),
  }
}

/** @returns how the running clock stands */
function lightFor(row: CaseRow, now: number): Light {
  if (row.pausedAt > 0) return 'paused'
  const due = dueOf(row)
  return due ? lightOf(due.from, due.at, now) : 'none'
}
