import type { HomeBlocks } from '#domain/api/city'
import { RATING_WINDOW_DAYS } from '#domain/case/limits'
import { isWithinDays } from '#domain/case/rating'
import { isIn } from '#domain/case/workflow'
import type { HomeBlock } from '../../kernel/area'
import type { Context } from '../../kernel/context'
import type { CaseRow } from './list-store'
import { caseListStore } from './list-store'
import { toCards } from './views/case-card'

type Block = HomeBlocks['case']

/** A person's latest cases are enough to say what is next. */
const MINE_MOST = 50
/** Of the cases closed lately so many are looked at, so many with pictures of before and after are shown. */
const FINISHED_READ = 18
const FINISHED_SHOWN = 6

/** What the first page says of cases: how mine are doing, and what was put right in the city. */
export const caseHome: HomeBlock<Block> = async (context) => {
  const { db, viewer, now } = context
  const [own, finished] = await Promise.all([
    caseListStore(db).mine(viewer.openid, undefined, { size: MINE_MOST }),
    caseListStore(db).publicPage('finished', {}, { size: FINISHED_READ }),
  ])
  return { mine: figuresOf(own.rows, now), finished: await beforeAndAfter(finished.rows, context) }
}

function figuresOf(rows: CaseRow[], now: number): Block['mine'] {
  const open = rows.filter(({ state }) => isIn('open', state))
  const dues = open.map(({ clocks }) => clocks.resolveDue).filter((due) => due > now)
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
