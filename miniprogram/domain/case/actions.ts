import type { ActionRow } from '../kernel/life'
import type { Condition } from './conditions'
import {
  HAND_BACKS_MAX,
  mayAskAgain,
  mayBePublished,
  mayBeRated,
  mayBeReopened,
  mayBeWithheld,
  mayCallBack,
  noOpenRequest,
  owesContact,
  whenNot,
} from './conditions'
import type { CaseState } from './states'
import { STATE_GROUPS } from './states'

/**
 * What may be done to a case, one row an action: from where, by whom, with what, how it reads, who learns of it. Buttons, checks,
 * inputs, documentation and tests are derived. Adding one is adding a row and what only it has: words of its form, who is told.
 */

/** Who someone is to one case; several may hold at once. `system` is the timers and automatic routing. */
export const PARTIES = ['reporter', 'lead', 'coDepartment', 'dispatcher', 'supervisor', 'system'] as const
export type Party = (typeof PARTIES)[number]

/** What an action must bring along, beyond the case. The photos bind only where the category is physical. */
export const REQUIREMENTS = [
  'text',
  'reason',
  'department',
  /** A picture of how it looks now. */
  'afterPhoto',
  /** The same, unless the case has one already. */
  'someAfterPhoto',
  'rating',
  'parentCase',
  'until',
  /** Whether the citizen was spoken with. */
  'reached',
] as const
export type Requirement = (typeof REQUIREMENTS)[number]

/** The city's lists of reasons. */
export const REASON_LISTS = ['reject', 'handBack', 'close', 'extension'] as const
export type ReasonList = (typeof REASON_LISTS)[number]

export interface CaseActionRow extends ActionRow<CaseState, Party> {
  requires: readonly Requirement[]
  /** What it may bring along beyond that. */
  accepts: readonly ('text' | 'media' | 'coDepartments' | 'seen')[]
  /** What happens to the resolve clock; it never resets, it can only pause and go on. */
  clock?: 'pause' | 'resume' | 'stop'
  /** Where its reasons come from. */
  reasons?: ReasonList
  /** The department speaks with the citizen: the promise of a first contact is kept. */
  isContact?: boolean
  /** Takes something away from somebody: never the main button. */
  isGrave?: boolean
  /** What the table cannot say: windows, and what must (not) have happened before. */
  refuses?: Condition
}

const { beforeClosing, withDepartment, waitingForCitizen, publishable } = STATE_GROUPS
/** A department has signed it and not answered yet. */
const IN_HAND: readonly CaseState[] = ['signed', 'processing']
type Given = Omit<CaseActionRow, 'from' | 'to' | 'by' | 'event' | 'needsText' | 'requires' | 'accepts'> &
  Partial<Pick<CaseActionRow, 'requires' | 'accepts'>>

const row = (
  from: readonly CaseState[],
  to: CaseState | 'same',
  by: readonly Party[],
  event: string,
  { requires = [], accepts = [], ...more }: Given = {},
) => ({ ...more, requires, accepts, needsText: requires.includes('text'), from, to, by, event })

/** Keeps the names as literal keys while every row is checked. */
const table = <Action extends string>(
  rows: Record<Action, CaseActionRow>,
): Readonly<Record<Action, CaseActionRow>> => rows

export const ACTION_ROWS = table({
  // the main chain
  submit: row([], 'submitted', ['reporter'], '提交诉求', { button: '提交' }),
  accept: row(['submitted'], 'accepted', ['dispatcher'], '平台受理', { button: '受理', rank: 30 }),
  autoDispatch: row(['submitted'], 'dispatched', ['system'], '自动受理并派单', { requires: ['department'] }),
  dispatch: row(['accepted', 'returned'], 'dispatched', ['dispatcher'], '平台派单', {
    button: '派单',
    rank: 50,
    requires: ['department'],
    accepts: ['text', 'coDepartments'],
    wordsFor: 'staff',
  }),
  sign: row(['dispatched', 'reopened'], 'signed', ['lead'], '部门签收', { button: '签收', rank: 40 }),
  progress: row([...IN_HAND, ...waitingForCitizen], 'processing', ['lead'], '办理进展', {
    button: '记录进展',
    rank: 90,
    requires: ['text'],
    accepts: ['media'],
    isContact: true,
    clock: 'resume',
  }),
  reply: row([...IN_HAND, ...waitingForCitizen], 'replied', ['lead'], '部门答复', {
    button: '答复市民',
    rank: 60,
    requires: ['text', 'afterPhoto'],
    accepts: ['media'],
    isContact: true,
    clock: 'resume',
  }),
  verify: row(['replied'], 'verified', ['dispatcher', 'supervisor'], '平台核查', {
    button: '核查通过',
    rank: 70,
    accepts: ['text'],
    wordsFor: 'staff',
  }),
  close: row(['replied', 'verified'], 'closed', ['lead', 'dispatcher'], '办结', {
    rank: 80,
    requires: ['reason', 'someAfterPhoto'],
    accepts: ['text', 'media'],
    reasons: 'close',
    clock: 'stop',
  }),
  rate: row(['closed'], 'rated', ['reporter'], '市民评价', {
    button: '评价',
    rank: 20,
    requires: ['rating'],
    accepts: ['text'],
    wordsFor: 'own',
    refuses: mayBeRated,
  }),
  archive: row(['closed', 'rated', ...STATE_GROUPS.turnedDown], 'archived', ['system'], '归档', {
    seenBy: 'own',
  }),

  // side ways
  reject: row(['submitted', 'accepted'], 'rejected', ['dispatcher'], '不予受理', {
    rank: 210,
    requires: ['reason', 'text'],
    reasons: 'reject',
    clock: 'stop',
    isGrave: true,
  }),
  withdraw: row(['submitted', 'accepted', 'dispatched'], 'withdrawn', ['reporter'], '市民撤回', {
    button: '撤回',
    rank: 220,
    accepts: ['text'],
    wordsFor: 'own',
    clock: 'stop',
    refuses: whenNot(({ children }) => children === 0, 'wrong_state', '其他市民的办件已合并到此件，不能撤回'),
  }),
  handBack: row(['dispatched', 'signed'], 'returned', ['lead'], '退回平台', {
    button: '退单',
    rank: 190,
    requires: ['department', 'reason', 'text'],
    reasons: 'handBack',
    seenBy: 'own',
    wordsFor: 'staff',
    isGrave: true,
    refuses: whenNot(
      ({ bounces }) => bounces < HAND_BACKS_MAX,
      'wrong_state',
      '该办件已退回过两次，按平台派单先行办理',
    ),
  }),
  askInfo: row(IN_HAND, 'needInfo', ['lead'], '请市民补充', {
    rank: 120,
    requires: ['text'],
    seenBy: 'own',
    clock: 'pause',
    isContact: true,
  }),
  giveInfo: row(['needInfo'], 'processing', ['reporter'], '市民补充', {
    button: '补充信息',
    rank: 10,
    requires: ['text'],
    accepts: ['media'],
    seenBy: 'own',
    clock: 'resume',
  }),
  resume: row(['needInfo'], 'processing', ['lead'], '继续办理', {
    rank: 45,
    accepts: ['text'],
    seenBy: 'own',
    clock: 'resume',
  }),
  resumeWithoutInfo: row(['needInfo'], 'processing', ['system'], '补充期满，继续办理', {
    seenBy: 'own',
    clock: 'resume',
  }),
  merge: row(['submitted', 'accepted', 'dispatched', 'signed'], 'merged', ['dispatcher'], '合并办理', {
    button: '合并',
    rank: 200,
    requires: ['parentCase'],
    accepts: ['text'],
    clock: 'stop',
    isGrave: true,
  }),
  redo: row(['replied', 'verified'], 'processing', ['dispatcher', 'supervisor'], '核查退回重办', {
    button: '退回重办',
    rank: 170,
    requires: ['text'],
    wordsFor: 'staff',
    isGrave: true,
  }),
  reopen: row(['closed', 'rated'], 'reopened', ['reporter', 'supervisor'], '重新办理', {
    button: '申请重办',
    rank: 160,
    requires: ['text'],
    accepts: ['media'],
    wordsFor: 'own',
    refuses: mayBeReopened,
  }),

  // entries that leave the state alone
  askReopenAgain: row(['closed', 'rated'], 'same', ['reporter'], '再次申请重办', {
    requires: ['text'],
    accepts: ['media'],
    seenBy: 'own',
    refuses: mayAskAgain,
  }),
  addNote: row(beforeClosing, 'same', ['reporter'], '市民补充说明', {
    button: '补充说明',
    rank: 140,
    requires: ['text'],
    accepts: ['media'],
    seenBy: 'own',
  }),
  requestExtension: row(IN_HAND, 'same', ['lead'], '申请延期', {
    rank: 150,
    requires: ['reason', 'text', 'until'],
    reasons: 'extension',
    seenBy: 'staff',
    refuses: whenNot(
      ({ extension }) => extension === undefined,
      'already_done',
      '延期申请正在审批，请等待结果',
    ),
  }),
  grantExtension: row(withDepartment, 'same', ['dispatcher'], '同意延期', {
    rank: 100,
    requires: ['until'],
    accepts: ['text'],
    seenBy: 'own',
    refuses: noOpenRequest,
  }),
  refuseExtension: row(withDepartment, 'same', ['dispatcher'], '不同意延期', {
    rank: 110,
    requires: ['text'],
    seenBy: 'staff',
    isGrave: true,
    refuses: noOpenRequest,
  }),
  urge: row(beforeClosing, 'same', ['supervisor', 'dispatcher'], '督办', {
    rank: 180,
    requires: ['text'],
    seenBy: 'staff',
  }),
  callBack: row(['rated'], 'same', ['dispatcher', 'supervisor', 'lead'], '回访', {
    button: '记录回访',
    rank: 25,
    requires: ['reached', 'text'],
    seenBy: 'own',
    wordsFor: 'staff',
    refuses: mayCallBack,
  }),
  contact: row(beforeClosing, 'same', ['lead', 'dispatcher'], '联系市民', {
    button: '记录联系',
    rank: 95,
    requires: ['reached'],
    accepts: ['text'],
    seenBy: 'staff',
    refuses: owesContact,
  }),
  recalculate: row(beforeClosing, 'same', ['system'], '办理期限重新推算', { seenBy: 'own' }),
  publish: row(
    publishable.filter((state) => state !== 'archived'),
    'same',
    ['dispatcher', 'lead'],
    '公开办件',
    { button: '公开', rank: 130, accepts: ['seen'], seenBy: 'staff', refuses: mayBePublished },
  ),
  withhold: row(
    publishable.filter((state) => state !== 'archived'),
    'same',
    ['dispatcher', 'lead'],
    '不予公开',
    { rank: 225, requires: ['text'], seenBy: 'staff', isGrave: true, refuses: mayBeWithheld },
  ),
  // Wherever a case is shown, and where it would be shown again by itself, there is a way out.
  unpublish: row([...publishable, 'returned'], 'same', ['dispatcher'], '取消公开', {
    rank: 230,
    // The form asks for it; phones of the first release send none.
    accepts: ['text'],
    seenBy: 'staff',
    isGrave: true,
    refuses: whenNot(({ published }) => published, 'already_done'),
  }),
})

export type CaseAction = keyof typeof ACTION_ROWS
