import type { CaseState } from '../../domain/case/workflow'
import { isIn, STATE_ROWS } from '../../domain/case/workflow'

/** The five steps that a citizen understands; every state stands at one of them. */
export const STEPS = ['提交', '派单', '办理', '答复', '评价'] as const

/** How many steps are done, and whether the way ended before the last. */
export interface Progress {
  done: number
  stopped: boolean
}

/** @returns the progress of a case in `state`. */
export function progressOf(state: CaseState): Progress {
  return { done: STATE_ROWS[state].steps, stopped: isIn('turnedDown', state) }
}
