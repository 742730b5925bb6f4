import type { CaseAction } from '../case/workflow'
import { ACTION_ROWS, CASE_ACTIONS } from '../case/workflow'
import type { CaseActions, MediaInput } from './case'
import { STAFF_ACTIONS } from './staff'

/** What the reporter does to a case once it is there: each is an action of the workflow by its name. */
export type OwnAction = Exclude<keyof CaseActions & CaseAction, 'submit'>
/** Those that a reporter is offered, by the rows of the workflow. */
export const OWN_ACTIONS = CASE_ACTIONS.filter(
  (action) => ACTION_ROWS[action].by.includes('reporter') && ACTION_ROWS[action].rank !== undefined,
) as OwnAction[]

export function isOwnAction(action: CaseAction): action is OwnAction {
  return (OWN_ACTIONS as readonly CaseAction[]).includes(action)
}

/** Those that are words with pictures. */
export type TellingAction = {
  [A in OwnAction]: CaseActions[A]['in'] extends { text: string; media: MediaInput[] } ? A : never
}[OwnAction]
export const TELLING_ACTIONS = OWN_ACTIONS.filter((action) => {
  const { requires, accepts } = ACTION_ROWS[action]
  return requires.join() === 'text' && accepts.includes('media')
}) as TellingAction[]

/** @returns whether the case waits for it: it comes before everything that staff may do */
export function isAwaited(action: OwnAction): boolean {
  const ranks = STAFF_ACTIONS.flatMap((name) => ACTION_ROWS[name].rank ?? [])
  return (ACTION_ROWS[action].rank ?? Infinity) < Math.min(...ranks)
}
