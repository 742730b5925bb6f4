import { namesWhere } from '../kernel/life'
import type { StateRow, Tone } from '../kernel/life'

/** The states of a case, one row each. Adding one is adding a row (and a sentence for its page). */

/** Tabs of the staff's queue that are made of states, by what must be done next. */
export type StateTab = 'review' | 'returned' | 'toSign' | 'inHand' | 'waiting' | 'toClose'

export interface CaseStateRow extends StateRow {
  /** open: somebody works on it. answered: until it is closed. closed and turnedDown: over. */
  phase: 'open' | 'answered' | 'closed' | 'turnedDown'
  /** Whose turn it is. */
  turn: 'platform' | 'department' | 'citizen' | 'nobody'
  /** How many of the five steps that a citizen understands (提交, 派单, 办理, 答复, 评价) are done. */
  steps: number
  /** The promise that runs. None where the citizen or nobody is to act. */
  clock?: 'sign' | 'resolve'
  /** A checked case may be shown to anyone. */
  mayBePublic: boolean
  tab?: StateTab
}

const row = (
  label: string,
  tone: Tone,
  phase: CaseStateRow['phase'],
  turn: CaseStateRow['turn'],
  steps: number,
  mayBePublic: boolean,
  more: Pick<CaseStateRow, 'clock' | 'tab'> = {},
): CaseStateRow => ({ label, tone, phase, turn, steps, mayBePublic, ...more })

/** Keeps the names as literal keys while every row is checked. */
const table = <State extends string>(
  rows: Record<State, CaseStateRow>,
): Readonly<Record<State, CaseStateRow>> => rows

export const STATE_ROWS = table({
  submitted: row('待审核', 'waiting', 'open', 'platform', 1, false, { clock: 'sign', tab: 'review' }),
  accepted: row('已受理', 'waiting', 'open', 'platform', 1, false, { clock: 'sign', tab: 'review' }),
  dispatched: row('已派单', 'waiting', 'open', 'department', 2, true, { clock: 'sign', tab: 'toSign' }),
  signed: row('已签收', 'waiting', 'open', 'department', 2, true, { clock: 'resolve', tab: 'inHand' }),
  processing: row('办理中', 'waiting', 'open', 'department', 2, true, { clock: 'resolve', tab: 'inHand' }),
  replied: row('已答复', 'done', 'answered', 'department', 3, true, { clock: 'resolve', tab: 'toClose' }),
  verified: row('已核查', 'done', 'answered', 'department', 3, true, { clock: 'resolve', tab: 'toClose' }),
  closed: row('已办结', 'done', 'closed', 'nobody', 4, true),
  rated: row('已评价', 'done', 'closed', 'nobody', 5, true),
  archived: row('已归档', 'idle', 'closed', 'nobody', 5, true),
  needInfo: row('待补充', 'warn', 'open', 'citizen', 2, true, { tab: 'waiting' }),
  returned: row('重新派单', 'warn', 'open', 'platform', 1, false, { clock: 'sign', tab: 'returned' }),
  merged: row('已合并', 'idle', 'turnedDown', 'nobody', 2, false),
  rejected: row('不予受理', 'idle', 'turnedDown', 'nobody', 1, false),
  reopened: row('重新办理', 'warn', 'open', 'department', 2, true, { clock: 'sign', tab: 'toSign' }),
  withdrawn: row('已撤回', 'idle', 'turnedDown', 'nobody', 1, false),
})

export type CaseState = keyof typeof STATE_ROWS
export const CASE_STATES = Object.keys(STATE_ROWS) as CaseState[]

const where = (holds: (row: CaseStateRow) => boolean): readonly CaseState[] => namesWhere(STATE_ROWS, holds)

/** Business questions are asked of groups, never of single states. */
export const STATE_GROUPS = {
  open: where(({ phase }) => phase === 'open'),
  /** Not closed and not turned down. */
  beforeClosing: where(({ phase }) => phase === 'open' || phase === 'answered'),
  atPlatform: where(({ turn }) => turn === 'platform'),
  /** A department has it and has not answered yet, or the citizen is asked by it. */
  withDepartment: where(({ phase, turn }) => phase === 'open' && turn !== 'platform'),
  waitingForCitizen: where(({ turn }) => turn === 'citizen'),
  answered: where(({ phase }) => phase === 'answered' || phase === 'closed'),
  finished: where(({ phase }) => phase === 'closed' || phase === 'turnedDown'),
  /** It ended before anybody answered. */
  turnedDown: where(({ phase }) => phase === 'turnedDown'),
  /** A checked case of these states may be shown to anyone. */
  publishable: where(({ mayBePublic }) => mayBePublic),
}
export type StateGroup = keyof typeof STATE_GROUPS

/** @returns whether `state` belongs to `group` */
export function isIn(group: StateGroup, state: CaseState): boolean {
  return STATE_GROUPS[group].includes(state)
}

/** @returns the states that make up a tab of the staff's queue */
export function statesOfTab(tab: StateTab): readonly CaseState[] {
  return where((row) => row.tab === tab)
}
