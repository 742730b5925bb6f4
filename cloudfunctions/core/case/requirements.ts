import type { CaseAction, Requirement } from '../../../miniprogram/domain/case/workflow'
import { WORKFLOW } from '../../../miniprogram/domain/case/workflow'
import { AppError } from '../../../miniprogram/domain/errors'
import { DAY } from '../../../miniprogram/domain/kernel/time'
import type { CaseDoc, CityDoc, MediaDoc } from '../../database/documents'
import { verdictOf } from '../media/seen-media'
import type { Reference } from '../repositories/reference'
import type { Act } from './transition'

type ReasonList = keyof CityDoc['reasons']
const REASON_LISTS: Partial<Record<CaseAction, ReasonList>> = {
  reject: 'reject',
  handBack: 'handBack',
  close: 'close',
  requestExtension: 'extension',
}

/** The longest that a promise may be moved, from now. */
const EXTENSION_DAYS_MAX = 60

interface Case {
  act: Act
  /** What comes along. */
  files: readonly MediaDoc[]
  found: CaseDoc
  reference: Reference
  now: number
}

const CHECKS: Record<Requirement, (given: Case) => void> = {
  text: ({ act }) => {
    if (!act.text) refuse('text', '请填写说明')
  },
  reason: ({ act, reference }) => {
    const list = REASON_LISTS[act.action]
    const known = list ? reference.city.reasons[list] : []
    if (!known.some(({ id }) => id === act.reasonId)) refuse('reason', '请选择原因')
  },
  department: ({ act, found, reference }) => {
    if (!reference.department(act.toDepartmentId ?? '')) refuse('departmentId', '请选择部门')
    if (act.action === 'handBack' && act.toDepartmentId === found.leadDepartmentId)
      refuse('departmentId', '请选择其他部门')
  },
  afterPhoto: ({ files, found }) => {
    if (found.physical && !files.some((file) => file.kind === 'image' && verdictOf(file) !== 'risky'))
      throw new AppError('photo_required', { fields: { media: '请上传办理后的现场照片' } })
  },
  rating: ({ act }) => {
    if (!act.rating) refuse('grade', '请选择满意程度')
  },
  parentCase: ({ act }) => {
    if (!act.parentId) refuse('parentNumber', '没有找到主办件')
  },
  reached: ({ act }) => {
    if (act.reached === undefined) refuse('reached', '请选择是否联系上')
  },
  until: ({ act, found, now }) => {
    const until = act.until ?? 0
    if (until <= Math.max(now, found.clocks.resolveDue)) refuse('until', '延期日期应晚于目前的办结期限')
    if (until > now + EXTENSION_DAYS_MAX * DAY) refuse('until', `最多可延期 ${EXTENSION_DAYS_MAX} 天`)
  },
}

function refuse(field: string, message: string): never {
  throw new AppError('invalid_input', { fields: { [field]: message } })
}

/** @throws AppError when the action does not bring what the workflow table asks for, or the city's lists do not know it */
export function requireComplete(given: Case): void {
  for (const requirement of WORKFLOW[given.act.action].requires) CHECKS[requirement](given)
}
