import type { In } from '#domain/api/index'
import type { Acted } from '#domain/api/case'
import { isIn } from '#domain/case/workflow'
import { AppError } from '#domain/kernel/errors'
import type { CaseDoc } from '../../case/documents'
import { followersOf } from '../../case/followers'
import { actedView } from '../../case/load-view'
import { transition } from '../../case/transition'
import type { Context, UseCase } from '../../../kernel/context'

/**
 * Makes a case part of an earlier one. Its reporter and supporters follow that one from now on: heat counts each person
 * once, and the closing notice reaches all.
 */
export const merge: UseCase<In<'staff', 'merge'>, Acted> = async (input, context) => {
  const { caseId, key, text } = input
  const parent = await parentOf(input, context)
  const merged = await transition(
    {
      action: 'merge',
      caseId,
      key,
      text,
      parentId: parent._id,
      parentNumber: parent.number,
      async also({ cases }, found) {
        const open = requireOpen(await cases.get(parent._id))
        // Whoever joins or leaves meanwhile writes one of the two cases, and all of this runs again.
        await cases.addChild(open._id, (await followersOf([open, found], context.repos)).size)
      },
    },
    context,
  )
  return actedView(merged, context)
}

async function parentOf(input: In<'staff', 'merge'>, { repos }: Context): Promise<CaseDoc> {
  const parent = await repos.cases.byNumber(input.parentNumber ?? '')
  if (!parent) throw refusal('没有找到该编号的办件')
  if (parent._id === input.caseId) throw refusal('不能合并到办件自身')
  return parent
}

/** Read inside the transaction: nobody joins a case that is closed or merged at the same moment. */
function requireOpen(parent: CaseDoc | undefined): CaseDoc {
  if (!parent || !isIn('beforeClosing', parent.state)) throw refusal('主办件已结束，请选择办理中的办件')
  return parent
}

function refusal(message: string): AppError {
  return new AppError('invalid_input', { fields: { parentNumber: message } })
}
