import { supportStore } from '../supports-store'
import { caseListStore } from '../list-store'
import type { CaseCard, MineGroup } from '#domain/api/case'
import type { Page } from '#domain/api/common'
import { STATE_GROUPS } from '#domain/case/workflow'
import type { CaseState } from '#domain/case/workflow'
import { RATING_WINDOW_DAYS } from '#domain/case/limits'
import { DAY } from '#domain/kernel/time'
import type { Context, UseCase } from '../../../kernel/context'
import { toCards } from '../views/case-card'

const PAGE = 20

const STATES: Record<Exclude<MineGroup, 'supported'>, readonly CaseState[] | undefined> = {
  all: undefined,
  open: STATE_GROUPS.beforeClosing,
  waiting: STATE_GROUPS.waitingForCitizen,
  toRate: ['closed'],
  finished: STATE_GROUPS.finished,
}

type Input = { group: MineGroup; cursor?: string }

/** My cases by what they need, or those of others that I support; newest first. */
export const mine: UseCase<Input, Page<CaseCard>> = async ({ group, cursor }, context) => {
  if (group === 'supported') return supported(cursor, context)
  const { db, viewer, now } = context
  const wanted = {
    ...(STATES[group] ? { states: STATES[group] } : {}),
    ...(group === 'toRate' ? { closedSince: now - RATING_WINDOW_DAYS * DAY } : {}),
  }
  const { rows, next } = await caseListStore(db).mine(viewer.openid, wanted, { size: PAGE, cursor })
  return { items: await toCards(rows, context), ...(next ? { next } : {}) }
}

async function supported(cursor: string | undefined, context: Context): Promise<Page<CaseCard>> {
  const { db, viewer } = context
  const page = await supportStore(db).page(viewer.openid, PAGE, cursor)
  const rows = await caseListStore(db).many(page.rows.map(({ caseId }) => caseId))
  const cards = await toCards(rows, context)
  const items = page.rows.flatMap(({ caseId }) => cards.filter(({ id }) => id === caseId))
  return { items, ...(page.next ? { next: page.next } : {}) }
}
