import type { CaseView } from '../../../miniprogram/domain/api/case'
import { AppError } from '../../../miniprogram/domain/errors'
import type { CaseDoc } from '../../database/documents'
import type { Context } from '../context'
import { idOf } from '../ids'
import { toCaseView } from '../views/caseView'

export function supportIdOf(caseId: string, openid: string): string {
  return idOf('support', caseId, openid)
}

/**
 * The page of a case that was read already.
 * @throws AppError `case_not_found` when the person may see nothing of it: it does not even exist for them
 */
export async function viewOf(found: CaseDoc, context: Context): Promise<CaseView> {
  const { repos, viewer } = context
  const isOwn = found.reporter.openid === viewer.openid
  const supportId = supportIdOf(found._id, viewer.openid)
  const [events, support] = await Promise.all([
    repos.events.of(found._id),
    isOwn ? undefined : repos.supports.get(supportId),
  ])
  const view = await toCaseView({ found, events, supportedByMe: support !== undefined }, context)
  if (!view) throw new AppError('case_not_found')
  return view
}
