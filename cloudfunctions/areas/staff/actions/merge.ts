import type { In } from '#domain/api/index'
import type { Acted } from '#domain/api/case'
import type { CaseDoc } from '../../case/documents'
import type { Context, UseCase } from '../../../kernel/context'
import { transition } from '../../../kernel/process/transition'
import { parentRefusal } from '../../case/join-parent'
import { actedView } from '../../case/load-view'
import { caseProcess } from '../../case/process'
import { caseStore } from '../../case/store'

/**
 * Makes a case part of an earlier one. Its reporter and supporters follow that one from now on: heat counts them all,
 * and the closing notice reaches all.
 */
export const merge: UseCase<In<'staff', 'merge'>, Acted> = async (input, context) => {
  const { caseId: id, key, text } = input
  const parent = await parentOf(input, context)
  const parts = { parentId: parent._id, parentNumber: parent.number }
  return actedView(
    await transition(caseProcess, { action: 'merge', id, key, text, ...parts }, context),
    context,
  )
}

async function parentOf(input: In<'staff', 'merge'>, { db }: Context): Promise<CaseDoc> {
  const parent = await caseStore(db).byNumber(input.parentNumber ?? '')
  if (!parent) throw parentRefusal('没有找到该编号的办件')
  if (parent._id === input.caseId) throw parentRefusal('不能合并到办件自身')
  return parent
}
