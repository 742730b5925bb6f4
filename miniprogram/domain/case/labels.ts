import type { Requirement } from './workflow'
import type { CaseType, Channel, ClockKind, Grade, Role, Solved } from './types'

/** The words that people read. Copy lives here once; pages, messages and statistics take it from here. */

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
  someAfterPhoto: '办理后照片（已有则不必）',
  rating: '评价',
  parentCase: '主办件',
  until: '延期日期',
  reached: '联系结果',
}

/** What a promise is about, before 期限. */
export const CLOCK_LABELS: Record<ClockKind, string> = {
  sign: '签收',
  contact: '首次联系',
  resolve: '答复',
  callBack: '回访',
}
