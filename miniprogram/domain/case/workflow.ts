import { defineLife } from '../kernel/life'
import type { CaseAction, Party } from './actions'
import { ACTION_ROWS } from './actions'
import type { CaseFacts } from './conditions'
import { hasFilesToReview } from './conditions'
import type { CaseState } from './states'
import { STATE_ROWS } from './states'

export type { CaseAction, Party, ReasonList, Requirement } from './actions'
export { ACTION_ROWS, PARTIES, REQUIREMENTS } from './actions'
export type { CaseState, StateTab } from './states'
export { CASE_STATES, isIn, STATE_GROUPS, STATE_ROWS, statesOfTab } from './states'

/** The life of a case: what can be asked of its states and actions. */
export const CASE_LIFE = defineLife<CaseState, CaseAction, Party>(STATE_ROWS, ACTION_ROWS)

export const CASE_ACTIONS = CASE_LIFE.actions
export const { nextState, offeredActions, stateLabel, eventLabel, buttonLabel } = CASE_LIFE

type Publishable = Pick<CaseFacts, 'mayBePublished' | 'published' | 'withheld' | 'cover' | 'afterCover'> & {
  state: CaseState
}

/** @returns whether somebody has to decide what of it becomes public: all of it, or files that only a person can judge */
export function isToPublish(found: Publishable): boolean {
  const isOpen = !found.withheld && (!found.published || hasFilesToReview(found))
  return found.mayBePublished && isOpen && nextState('publish', found.state) !== undefined
}
