import type { Acted, CaseView } from '../../../miniprogram/domain/api/case'
import { sightOf } from '../../../miniprogram/domain/case/permissions'
import { AppError } from '../../../miniprogram/domain/errors'
import type { CaseDoc } from '../../database/documents'
import type { Context } from '../context'
import { idOf } from '../ids'
import { accessOf } from '../views/caseCard'
import { toCaseView } from '../views/caseView'
import type { Outcome } from './transition'

export function supportIdOf(caseId: string, openid: string): string {
  return idOf('support', caseId, openid)
}

/** The answer to an action: the case as it is now, without the history that whoever acted has already. */
export async function actedView({ found, event }: Outcome, context: Context): Promise<Acted> {
  const view = await toCaseView({ found, events: event ? [event] : [], supportedByMe: false }, context)
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
  const { repos, viewer } = context
  // Reporters and staff follow the case anyway; only the public supports it.
  const isPublic = sightOf(viewer, accessOf(found)) === 'public'
  const [events, support] = await Promise.all([
    repos.events.of(found._id),
    isPublic ? repos.supports.get(supportIdOf(found._id, viewer.openid)) : undefined,
  ])
  const view = await toCaseView({ found, events, supportedByMe: support !== undefined }, context)
  if (!view) throw new AppError('case_not_found')
  return view
}
