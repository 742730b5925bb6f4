import type { In } from '#domain/api/index'
import type { Acted } from '#domain/api/case'
import type { UseCase } from '../../../kernel/context'
import { transition } from '../../../kernel/process/transition'
import { actedView, caseProcess, findParent } from '../../case'

/**
 * Makes a case part of an earlier one. Its reporter and supporters follow that one from now on: heat counts them all,
 * and the closing notice reaches all.
 */
export const merge: UseCase<In<'staff', 'merge'>, Acted> = async (input, context) => {
  const { caseId: id, key, text } = input
  const parent = await findParent(input.parentNumber ?? '', id, context.db)
  const parts = { parentId: parent._id, parentNumber: parent.number }
  return actedView(
    await transition(caseProcess, { action: 'merge', id, key, text, ...parts }, context),
    context,
  )
}
