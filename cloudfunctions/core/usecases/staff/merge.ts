import type { In } from '../../../../miniprogram/domain/api'
import type { CaseView } from '../../../../miniprogram/domain/api/case'
import { isIn } from '../../../../miniprogram/domain/case/workflow'
import { AppError } from '../../../../miniprogram/domain/errors'
import type { CaseDoc } from '../../../database/documents'
import { viewOf } from '../../case/loadView'
import { transition } from '../../case/transition'
import type { Context, UseCase } from '../../context'

/**
 * Makes a case part of an earlier one. Its reporter and supporters follow that one from now on: heat counts them all,
 * and the closing notice reaches all.
 */
export const merge: UseCase<In<'staff', 'merge'>, CaseView> = async (input, context) => {
  const { caseId, key, text } = input
  const parent = await parentOf(input, context)
  const merged = await transition(
    {
      action: 'merge',
      caseId,
      key,
      text,
      parentId: parent._id,
      reason: parent.number,
      change: () => ({ parentId: parent._id }),
      also: (repos, found) => repos.cases.addSupports(parent._id, found.supports + 1),
    },
    context,
  )
  return viewOf(merged, context)
}

async function parentOf(input: In<'staff', 'merge'>, { repos }: Context): Promise<CaseDoc> {
  const { parentNumber, caseId } = input
  const parent = await repos.cases.byNumber(parentNumber)
  const refuse = (message: string) => new AppError('invalid_input', { fields: { parentNumber: message } })
  if (!parent) throw refuse('没有找到该编号的办件')
  if (parent._id === caseId) throw refuse('不能合并到办件自身')
  const isOpen = isIn('open', parent.state) || parent.state === 'replied' || parent.state === 'verified'
  if (!isOpen) throw refuse('主办件已结束,请选择办理中的办件')
  return parent
}
