import type { Acted, CaseView } from '#domain/api/case'
import { sightOf } from '#domain/case/permissions'
import { AppError } from '#domain/kernel/errors'
import type { CaseDoc } from './documents'
import type { Context } from '../../kernel/context'
import { accessOf } from './access'
import { toCaseView } from './views/case-view'
import { toMainView } from './views/main-view'
import { followedAmong } from './followers'
import { moveEarlierHistory } from './earlier-history'
import { newestHistory } from './history'
import type { Outcome } from '../../kernel/process/process'
import { asCaseEntry } from './entries'

/** The answer to an action: the case as it is now, without the history that whoever acted has already. */
export async function actedView(
  { doc: found, entry: event }: Outcome<CaseDoc>,
  context: Context,
): Promise<Acted> {
  const view = await toCaseView(
    { found, events: event ? [asCaseEntry(event)] : [], supportedByMe: false },
    context,
  )
  if (!view) throw new AppError('case_not_found')
  const { timeline, ...rest } = view
  const [entry] = timeline
  return { ...rest, ...(entry ? { entry } : {}) }
}

/**
 * The page of a case that was read already.
 * @throws AppError `case_not_found` when the person may see nothing of it: it does not even exist for them
 */
export async function viewOf(found: CaseDoc, context: Context): Promise<CaseView> {
  const { db, viewer } = context
  const sight = sightOf(viewer, accessOf(found))
  await moveEarlierHistory(found, db)
  // Reporters and staff follow the case anyway; only the public supports it.
  const [{ rows: events, next }, supported, main] = await Promise.all([
    newestHistory(found, sight, db),
    sight === 'public' ? followedAmong([found], viewer.openid, db) : new Set<string>(),
    found.reporter.openid === viewer.openid ? toMainView(found, context) : undefined,
  ])
  const supportedByMe = supported.has(found._id)
  const earlier = next === undefined ? {} : { earlier: next }
  const view = await toCaseView({ found, events, supportedByMe, main, ...earlier }, context)
  if (!view) throw new AppError('case_not_found')
  return view
}
