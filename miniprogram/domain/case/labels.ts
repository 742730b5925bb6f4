import type { CaseAction, CaseState, Requirement } from './workflow'
import type { CaseType, Channel, ClockKind, Grade, Role, Solved } from './types'

/** The words that people read. Copy lives here once; pages, messages and statistics take it from here. */

export const STATE_LABELS: Record<CaseState, string> = {
  submitted: '待审核',
  accepted: '已受理',
  dispatched: '已派单',
  signed: '已签收',
  processing: '办理中',
  replied: '已答复',
  verified: '已核查',
  closed: '已办结',
  rated: '已评价',
  archived: '已归档',
  needInfo: '待补充',
  returned: '重新派单',
  merged: '已合并',
  rejected: '不予受理',
  reopened: '重新办理',
  withdrawn: '已撤回',
}

/** The colour family and icon of a state; the word always goes with it. */
export type Tone = 'done' | 'waiting' | 'warn' | 'late' | 'idle'
export const STATE_TONES: Record<CaseState, Tone> = {
  submitted: 'waiting',
  accepted: 'waiting',
  dispatched: 'waiting',
  signed: 'waiting',
  processing: 'waiting',
  replied: 'done',
  verified: 'done',
  closed: 'done',
  rated: 'done',
  archived: 'idle',
  needInfo: 'warn',
  returned: 'warn',
  merged: 'idle',
  rejected: 'idle',
  reopened: 'warn',
  withdrawn: 'idle',
}

/** What happened, as a line in the timeline. */
export const EVENT_LABELS: Record<CaseAction, string> = {
  submit: '提交诉求',
  accept: '平台受理',
  autoDispatch: '自动受理并派单',
  dispatch: '平台派单',
  sign: '部门签收',
  progress: '办理进展',
  reply: '部门答复',
  verify: '平台核查',
  close: '办结',
  rate: '市民评价',
  archive: '归档',
  reject: '不予受理',
  withdraw: '市民撤回',
  handBack: '退回平台',
  askInfo: '请市民补充',
  giveInfo: '市民补充',
  resumeWithoutInfo: '补充期满，继续办理',
  merge: '合并办理',
  redo: '核查退回重办',
  reopen: '重新办理',
  askReopenAgain: '再次申请重办',
  addNote: '市民补充说明',
  requestExtension: '申请延期',
  grantExtension: '同意延期',
  refuseExtension: '不同意延期',
  urge: '督办',
  contact: '联系市民',
  recalculate: '办理期限重新推算',
  publish: '公开办件',
  unpublish: '取消公开',
}

/** What a button says. */
export const ACTION_LABELS: Record<CaseAction, string> = {
  ...EVENT_LABELS,
  submit: '提交',
  accept: '受理',
  dispatch: '派单',
  sign: '签收',
  progress: '记录进展',
  reply: '答复市民',
  verify: '核查通过',
  close: '办结',
  rate: '评价',
  withdraw: '撤回',
  handBack: '退单',
  askInfo: '请市民补充',
  giveInfo: '补充信息',
  merge: '合并',
  redo: '退回重办',
  reopen: '申请重办',
  addNote: '补充说明',
  requestExtension: '申请延期',
  urge: '督办',
  contact: '记录联系',
  publish: '公开',
  unpublish: '取消公开',
}

export const TYPE_LABELS: Record<CaseType, string> = {
  consult: '咨询',
  help: '求助',
  complaint: '投诉',
  tipOff: '举报',
  suggestion: '建议',
  praise: '表扬',
}

export const CHANNEL_LABELS: Record<Channel, string> = {
  snap: '随手拍',
  mayor: '市长信箱',
  hotline: '12345 热线',
  proxy: '代报',
}

export const ROLE_LABELS: Record<Role, string> = {
  citizen: '市民',
  liaison: '联络员',
  dispatcher: '平台专员',
  supervisor: '督办专员',
  editor: '编辑',
  officer: '应急值守',
  admin: '管理员',
}

export const GRADE_LABELS: Record<Grade, string> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
}

export const SOLVED_LABELS: Record<Solved, string> = { yes: '已解决', partly: '部分解决', no: '未解决' }

export const REQUIREMENT_LABELS: Record<Requirement, string> = {
  text: '说明',
  reason: '原因',
  department: '部门',
  afterPhoto: '办理后照片',
  rating: '评价',
  parentCase: '主办件',
  until: '延期日期',
  reached: '联系结果',
}

/** What a promise is about, before 期限. */
export const CLOCK_LABELS: Record<ClockKind, string> = { sign: '签收', contact: '首次联系', resolve: '答复' }
