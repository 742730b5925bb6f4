import { caseStore } from '../store'
import type { CaseView } from '#domain/api/case'
import { AppError } from '#domain/kernel/errors'
import { viewOf } from '../load-view'
import type { UseCase } from '../../../kernel/context'

/** A case page for anyone; what it shows depends on who asks. */
export const view: UseCase<{ caseId: string }, CaseView> = async ({ caseId }, context) => {
  const found = await caseStore(context.db).get(caseId)
  if (!found) throw new AppError('case_not_found')
  return viewOf(found, context)
}
