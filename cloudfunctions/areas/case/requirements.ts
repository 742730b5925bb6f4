import type { Requirement } from '#domain/case/workflow'
import { ACTION_ROWS } from '#domain/case/workflow'
import { AppError } from '#domain/kernel/errors'
import { formatTime } from '#domain/kernel/time'
import { mayExtendTo } from './clocks'
import type { CaseDoc } from './documents'
import type { MediaDoc } from '../media/documents'
import { verdictOf } from '../media'
import type { Reference } from '../../city/reference'
import type { CaseGiven } from './given'

interface Case {
  given: CaseGiven
  /** What comes along. */
  files: readonly MediaDoc[]
  found: CaseDoc
  reference: Reference
  now: number
}

const CHECKS: Record<Requirement, (one: Case) => void> = {
  // Of all kinds of things: see kernel/process.
  text: () => undefined,
  reason: ({ given, reference }) => {
    const { reasons } = ACTION_ROWS[given.action]
    const known = reasons ? reference.city.reasons[reasons] : []
    if (!known.some(({ id }) => id === given.reasonId)) refuse('reason', '请选择原因')
  },
  department: ({ given, found, reference }) => {
    if (!reference.department(given.toDepartmentId ?? '')) refuse('departmentId', '请选择部门')
    if (given.action === 'handBack' && given.toDepartmentId === found.leadDepartmentId)
      refuse('departmentId', '请选择其他部门')
    if (!(given.coDepartmentIds ?? []).every((id) => reference.department(id)))
      refuse('coDepartmentIds', '请重新选择协办部门')
  },
  afterPhoto: ({ files, found }) => {
    if (found.physical && !files.some((file) => file.kind === 'image' && verdictOf(file) !== 'risky'))
      throw new AppError('photo_required', { fields: { media: '请上传办理后的现场照片' } })
  },
  // Whether one of the earlier ones still counts is said by their records: see proof.ts.
  someAfterPhoto: () => undefined,
  rating: ({ given }) => {
    if (!given.rating) refuse('grade', '请选择满意程度')
  },
  parentCase: ({ given }) => {
    if (!given.parentId) refuse('parentNumber', '没有找到主办件')
  },
  reached: ({ given }) => {
    if (given.reached === undefined) refuse('reached', '请选择是否联系上')
  },
  until: ({ given, found, reference, now }) => {
    const until = given.until ?? 0
    const ends = mayExtendTo(reference, found, now)
    const last = ends.at(-1) ?? 0
    if (until <= Math.max(now, found.clocks.resolveDue)) refuse('until', '延期日期应晚于目前的办理时限')
    if (until > last)
      refuse('until', `最多可延期到 ${formatTime(last, reference.city.workingHours, 'monthDay')}`)
    if (!ends.includes(until)) refuse('until', '请选择工作日')
  },
}

function refuse(field: string, message: string): never {
  throw new AppError('invalid_input', { fields: { [field]: message } })
}

/** @throws AppError when the action does not bring what the workflow table asks for, or the city's lists do not know it */
export function requireComplete(one: Case): void {
  for (const requirement of ACTION_ROWS[one.given.action].requires) CHECKS[requirement](one)
}
