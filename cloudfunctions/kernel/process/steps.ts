import type { Context, UseCase } from '../context'
import type { GivenTo, Living, Outcome, Process } from './process'
import { transition } from './transition'

/**
 * The actions on a thing that exists for which its rows say all: who may, from where, and what it needs.
 * @param toGiven what came in, in the process's terms
 * @param toAnswer what whoever acted reads
 * @returns a use case an action
 */
export function stepsOf<
  Step extends string,
  Input,
  Answer,
  Doc extends Living,
  Given extends GivenTo<string>,
  Brought,
>(
  process: Process<Doc, Given, Brought>,
  actions: readonly Step[],
  toGiven: (action: Step, input: Input, context: Context) => Given | Promise<Given>,
  toAnswer: (outcome: Outcome<Doc>, context: Context) => Answer | Promise<Answer>,
): Record<Step, UseCase<Input, Answer>> {
  const stepping =
    (action: Step): UseCase<Input, Answer> =>
    async (input, context) =>
      toAnswer(await transition(process, await toGiven(action, input, context), context), context)
  return Object.fromEntries(actions.map((action) => [action, stepping(action)])) as Record<
    Step,
    UseCase<Input, Answer>
  >
}
