import { caseStore } from '../../case/store'
import type { Home } from '#domain/api/city'
import { isWithinDays, RATING_WINDOW_DAYS } from '#domain/case/rating'
import { isIn } from '#domain/case/workflow'
import type { Context, UseCase } from '../../../kernel/context'
import type { CaseRow } from '../../case/store'
import type { Reference } from '../../../city/reference'
import { toCards } from '../../case/views/case-card'

/** A person's latest cases are enough to say what is next. */
const MINE_MOST = 50
/** Of the cases closed lately so many are looked at, so many with pictures of before and after are shown. */
const FINISHED_READ = 18
const FINISHED_SHOWN = 6

/** Everything of the first page. */
export const home: UseCase<object, Home> = async (_input, context) => {
  const { db, viewer, now } = context
  const closed = { published: true, closedAt: db.command.gt(0) }
  const [reference, own, finished] = await Promise.all([
    context.reference(),
    caseStore(db).mine(viewer.openid, undefined, { size: MINE_MOST }),
    caseStore(db).page(closed, { field: 'closedAt', direction: 'desc' }, { size: FINISHED_READ }),
  ])
  const { name, notice, announcements } = reference.city
  return {
    cityName: name,
    ...(notice ? { notice } : {}),
    mine: figuresOf(own.rows, now),
    services: homeServices(reference),
    finished: await beforeAndAfter(finished.rows, context),
    announcements,
  }
}

function figuresOf(rows: CaseRow[], now: number): Home['mine'] {
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

function homeServices({ city }: Reference): Home['services'] {
  const all = city.serviceGroups.flatMap(({ services }) => services)
  return city.homeServices.flatMap((id) => all.find((service) => service.id === id) ?? [])
}

async function beforeAndAfter(rows: CaseRow[], context: Context): Promise<Home['finished']> {
  const mayHaveBoth = rows.filter(({ media, afterMedia }) => media.length > 0 && afterMedia.length > 0)
  const cards = await toCards(mayHaveBoth, context, 'public')
  return cards.filter(({ thumb, afterThumb }) => thumb && afterThumb).slice(0, FINISHED_SHOWN)
}
