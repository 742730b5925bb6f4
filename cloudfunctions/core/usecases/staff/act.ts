import type { Acted } from '../../../../miniprogram/domain/api/case'
import type { Act } from '../../case/transition'
import { transition } from '../../case/transition'
import { actedView } from '../../case/loadView'
import type { UseCase } from '../../context'

/**
 * A staff action that is nothing but one transition.
 * @param toAct what the input means in the workflow's terms
 */
export function acting<Input extends { caseId: string; key: string }>(
  action: Act['action'],
  toAct: (input: Input, now: number) => Omit<Act, 'action' | 'caseId' | 'key'> = () => ({}),
): UseCase<Input, Acted> {
  return async (input, context) => {
    const { caseId, key } = input
    return actedView(
      await transition({ ...toAct(input, context.now), action, caseId, key }, context),
      context,
    )
  }
}
