import type { CaseState } from '../../domain/case/workflow'

/** The five steps that a citizen understands; every state stands at one of them. */
export const STEPS = ['提交', '派单', '办理', '答复', '评价'] as const

/** How many steps are done, and whether the way ended before the last. */
export interface Progress {
  done: number
  stopped: boolean
}

const DONE: Record<CaseState, number> = {
  submitted: 1,
  accepted: 1,
  returned: 1,
  dispatched: 2,
  signed: 2,
  processing: 2,
  needInfo: 2,
  reopened: 2,
  replied: 3,
  verified: 3,
  closed: 4,
  rated: 5,
  archived: 5,
  merged: 2,
  rejected: 1,
  withdrawn: 1,
}

const STOPPED: readonly CaseState[] = ['merged', 'rejected', 'withdrawn']

/** @returns the progress of a case in `state`. */
export function progressOf(state: CaseState): Progress {
  return { done: DONE[state], stopped: STOPPED.includes(state) }
}
