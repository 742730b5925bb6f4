/**
 * The workflow of a case as one table: action -> from which states, to which, by whom, with what.
 * UI buttons, server checks, documentation and tests are all derived from it.
 */

export const CASE_STATES = [
  'submitted', // 待审核
  'accepted', // 已受理
  'dispatched', // 已派单
  'signed', // 已签收
  'processing', // 办理中
  'replied', // 已答复
  'verified', // 已核查
  'closed', // 已办结
  'rated', // 已评价
  'archived', // 已归档
  'needInfo', // 待补充
  'returned', // 退单
  'merged', // 已合并
  'rejected', // 不予受理
  'reopened', // 重办
  'withdrawn', // 已撤回
] as const
export type CaseState = (typeof CASE_STATES)[number]

/** Who someone is to one case; several may hold at once. `system` is the timers and automatic routing. */
export const PARTIES = ['reporter', 'lead', 'coDepartment', 'dispatcher', 'supervisor', 'system'] as const
export type Party = (typeof PARTIES)[number]

/** What an action must bring along, beyond the case. `afterPhoto` binds only where the category is physical. */
export const REQUIREMENTS = [
  'text',
  'reason',
  'department',
  'afterPhoto',
  'rating',
  'parentCase',
  'until',
] as const
export type Requirement = (typeof REQUIREMENTS)[number]

export interface Rule {
  readonly from: readonly CaseState[]
  /** The next state; `same` records an event and leaves the state alone. */
  readonly to: CaseState | 'same'
  readonly by: readonly Party[]
  readonly requires: readonly Requirement[]
  /** What happens to the resolve clock; it never resets, it can only pause and go on. */
  readonly clock?: 'pause' | 'resume' | 'stop'
}

const WITH_DEPARTMENT = ['dispatched', 'signed', 'processing', 'needInfo', 'reopened'] as const
const BEFORE_CLOSING = [
  'submitted',
  'accepted',
  'returned',
  ...WITH_DEPARTMENT,
  'replied',
  'verified',
] as const

const rule = (
  from: readonly CaseState[],
  to: CaseState | 'same',
  by: readonly Party[],
  requires: readonly Requirement[] = [],
  clock?: Rule['clock'],
): Rule => ({ from, to, by, requires, ...(clock ? { clock } : {}) })

/** Keeps the action names as literal keys while every row is checked to be a rule. */
const table = <Action extends string>(rows: Record<Action, Rule>): Readonly<Record<Action, Rule>> => rows

export const WORKFLOW = table({
  // the main chain
  submit: rule([], 'submitted', ['reporter']),
  accept: rule(['submitted'], 'accepted', ['dispatcher']),
  autoDispatch: rule(['submitted'], 'dispatched', ['system'], ['department']),
  dispatch: rule(['accepted', 'returned'], 'dispatched', ['dispatcher'], ['department']),
  sign: rule(['dispatched', 'reopened'], 'signed', ['lead']),
  progress: rule(['signed', 'processing'], 'processing', ['lead'], ['text']),
  reply: rule(['signed', 'processing'], 'replied', ['lead'], ['text', 'afterPhoto']),
  verify: rule(['replied'], 'verified', ['dispatcher', 'supervisor']),
  close: rule(['replied', 'verified'], 'closed', ['lead', 'dispatcher'], ['reason'], 'stop'),
  rate: rule(['closed'], 'rated', ['reporter'], ['rating']),
  archive: rule(['closed', 'rated', 'rejected', 'withdrawn', 'merged'], 'archived', ['system']),

  // side ways
  reject: rule(['submitted', 'accepted'], 'rejected', ['dispatcher'], ['reason', 'text'], 'stop'),
  withdraw: rule(['submitted', 'accepted', 'dispatched'], 'withdrawn', ['reporter'], [], 'stop'),
  handBack: rule(['dispatched', 'signed'], 'returned', ['lead'], ['department', 'reason', 'text']),
  askInfo: rule(['signed', 'processing'], 'needInfo', ['lead'], ['text'], 'pause'),
  giveInfo: rule(['needInfo'], 'processing', ['reporter'], ['text'], 'resume'),
  resumeWithoutInfo: rule(['needInfo'], 'processing', ['system'], [], 'resume'),
  merge: rule(
    ['submitted', 'accepted', 'dispatched', 'signed'],
    'merged',
    ['dispatcher'],
    ['parentCase'],
    'stop',
  ),
  redo: rule(['replied', 'verified'], 'processing', ['dispatcher', 'supervisor'], ['text']),
  reopen: rule(['closed', 'rated'], 'reopened', ['reporter', 'supervisor'], ['text']),

  // events that leave the state alone
  addNote: rule(BEFORE_CLOSING, 'same', ['reporter'], ['text']),
  requestExtension: rule(['signed', 'processing'], 'same', ['lead'], ['reason', 'text', 'until']),
  grantExtension: rule(WITH_DEPARTMENT, 'same', ['dispatcher'], ['until']),
  refuseExtension: rule(WITH_DEPARTMENT, 'same', ['dispatcher'], ['text']),
  urge: rule(
    ['dispatched', 'signed', 'processing', 'reopened', 'returned'],
    'same',
    ['supervisor', 'dispatcher'],
    ['text'],
  ),
  publish: rule([...WITH_DEPARTMENT, 'replied', 'verified', 'closed', 'rated'], 'same', [
    'dispatcher',
    'lead',
  ]),
  // Wherever a case is shown, and where it would be shown again by itself, there is a way out.
  unpublish: rule(
    [...WITH_DEPARTMENT, 'returned', 'replied', 'verified', 'closed', 'rated', 'archived'],
    'same',
    ['dispatcher'],
  ),
})

export type CaseAction = keyof typeof WORKFLOW
export const CASE_ACTIONS = Object.keys(WORKFLOW) as CaseAction[]

/** Business questions are asked of groups, never of single states. */
export const STATE_GROUPS = {
  open: ['submitted', 'accepted', 'returned', ...WITH_DEPARTMENT],
  waitingForCitizen: ['needInfo'],
  answered: ['replied', 'verified', 'closed', 'rated', 'archived'],
  finished: ['closed', 'rated', 'archived', 'merged', 'rejected', 'withdrawn'],
  /** A checked case of these states may be shown to anyone. */
  publishable: [...WITH_DEPARTMENT, 'replied', 'verified', 'closed', 'rated', 'archived'],
} as const
export type StateGroup = keyof typeof STATE_GROUPS

/** @returns whether `state` belongs to `group`. */
export function isIn(group: StateGroup, state: CaseState): boolean {
  return (STATE_GROUPS[group] as readonly CaseState[]).includes(state)
}

/** @returns the state that `action` leads to from `state`, or undefined when the table does not allow it. */
export function nextState(action: CaseAction, state: CaseState): CaseState | undefined {
  const { from, to } = WORKFLOW[action]
  if (!from.includes(state)) return undefined
  return to === 'same' ? state : to
}

/** @returns the actions that one of `parties` may take on a case in `state`, in the order of the table. */
export function allowedActions(state: CaseState, parties: readonly Party[]): CaseAction[] {
  return CASE_ACTIONS.filter(
    (action) =>
      nextState(action, state) !== undefined && WORKFLOW[action].by.some((party) => parties.includes(party)),
  )
}
