import type { Requirement } from '#domain/case/workflow'
import { ACTION_ROWS } from '#domain/case/workflow'
import { AppError } from '#domain/kernel/errors'
import { DAY } from '#domain/kernel/time'
import type { CaseDoc } from './documents'
import type { MediaDoc } from '../media/documents'
import { verdictOf } from '../media/seen-media'
import type { Reference } from '../../city/reference'
import type { Act } from './transition'

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
    const { reasons } = ACTION_ROWS[act.action]
    const known = reasons ? reference.city.reasons[reasons] : []
    if (!known.some(({ id }) => id === act.reasonId)) refuse('reason', '请选择原因')
  },
  department: ({ act, found, reference }) => {
    if (!reference.department(act.toDepartmentId ?? '')) refuse('departmentId', '请选择部门')
    if (act.action === 'handBack' && act.toDepartmentId === found.leadDepartmentId)
      refuse('departmentId', '请选择其他部门')
    if (!(act.coDepartmentIds ?? []).every((id) => reference.department(id)))
      refuse('coDepartmentIds', '请重新选择协办部门')
  },
  afterPhoto: ({ files, found }) => {
    if (found.physical && !files.some((file) => file.kind === 'image' && verdictOf(file) !== 'risky'))
      throw new AppError('photo_required', { fields: { media: '请上传办理后的现场照片' } })
  },
  // Whether one of the earlier ones still counts is said by their records: see proof.ts.
  someAfterPhoto: () => undefined,
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
  for (const requirement of ACTION_ROWS[given.act.action].requires) CHECKS[requirement](given)
}
