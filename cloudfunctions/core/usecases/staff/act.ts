import type { CaseView } from '../../../../miniprogram/domain/api/case'
import type { Act } from '../../case/transition'
import { transition } from '../../case/transition'
import { viewOf } from '../../case/loadView'
import type { UseCase } from '../../context'

/**
 * A staff action that is nothing but one transition.
 * @param toAct what the input means in the workflow's terms
 */
export function acting<Input extends { caseId: string; key: string }>(
  action: Act['action'],
  toAct: (input: Input) => Omit<Act, 'action' | 'caseId' | 'key'> = () => ({}),
): UseCase<Input, CaseView> {
  return async (input, context) => {
    const { caseId, key } = input
    return viewOf(await transition({ ...toAct(input), action, caseId, key }, context), context)
  }
}
