import type { HomeBlocks } from '#domain/api/city'
import { RATING_WINDOW_DAYS } from '#domain/case/limits'
import { isWithinDays } from '#domain/case/rating'
import { isIn, STATE_GROUPS } from '#domain/case/workflow'
import type { HomeBlock } from '../../kernel/area'
import type { Context } from '../../kernel/context'
import type { CaseRow, OwnRow } from './list-store'
import { caseListStore } from './list-store'
import { toCards } from './views/case-card'

type Block = HomeBlocks['case']

/** What may still need something of its reporter, or of us. */
const NOT_OVER = [...STATE_GROUPS.beforeClosing, 'closed'] as const
/** Of the cases closed lately so many are looked at, so many with pictures of before and after are shown. */
const FINISHED_READ = 18
const FINISHED_SHOWN = 6

/** What the first page says of cases: how mine are doing, and what was put right in the city. */
export const caseHome: HomeBlock<Block> = async (context) => {
  const { db, viewer, now } = context
  const [own, finished] = await Promise.all([
    caseListStore(db).mineInStates(viewer.openid, NOT_OVER),
    caseListStore(db).publicPage('finished', {}, { size: FINISHED_READ }),
  ])
  return { mine: figuresOf(own, now), finished: await beforeAndAfter(finished.rows, context) }
}

/** Each number is how many the list behind it has. */
function figuresOf(rows: readonly OwnRow[], now: number): Block['mine'] {
  const open = rows.filter(({ state }) => isIn('beforeClosing', state))
  const dues = open
    .filter(({ state }) => isIn('open', state))
    .map(({ clocks }) => clocks.resolveDue)
    .filter((due) => due > now)
  return {
    open: open.length,
    toRate: rows.filter(
      ({ state, closedAt }) => state === 'closed' && isWithinDays(closedAt, RATING_WINDOW_DAYS, now),
    ).length,
    toAnswer: rows.filter(({ state }) => isIn('waitingForCitizen', state)).length,
    ...(dues.length > 0 ? { nextDue: Math.min(...dues) } : {}),
  }
}

async function beforeAndAfter(rows: CaseRow[], context: Context): Promise<Block['finished']> {
  const mayHaveBoth = rows.filter(({ media, afterMedia }) => media.length > 0 && afterMedia.length > 0)
  const cards = await toCards(mayHaveBoth, context, 'public')
  return cards.filter(({ thumb, afterThumb }) => thumb && afterThumb).slice(0, FINISHED_SHOWN)
}
