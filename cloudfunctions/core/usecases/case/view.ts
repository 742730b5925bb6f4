import type { CaseView } from '../../../../miniprogram/domain/api/case'
import { AppError } from '../../../../miniprogram/domain/errors'
import { viewOf } from '../../case/loadView'
import type { UseCase } from '../../context'

/** A case page for anyone; what it shows depends on who asks. */
export const view: UseCase<{ caseId: string }, CaseView> = async ({ caseId }, context) => {
  const found = await context.repos.cases.get(caseId)
  if (!found) throw new AppError('case_not_found')
  return viewOf(found, context)
}
