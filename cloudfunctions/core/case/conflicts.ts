import { EVENT_LABELS, STATE_LABELS } from '../../../miniprogram/domain/case/labels'
import type { CaseAction } from '../../../miniprogram/domain/case/workflow'
import type { ErrorCode } from '../../../miniprogram/domain/errors'
import { AppError } from '../../../miniprogram/domain/errors'
import { formatTime, MINUTE } from '../../../miniprogram/domain/kernel/time'
import type { CaseDoc } from '../../database/documents'
import type { Reference } from '../repositories/reference'

/** A colleague who did something so recently was probably at it at the same time. */
const JUST_NOW_MS = 10 * MINUTE

/** @returns 11-23 14:05 in the city's time */
export function localTime(at: number, { city }: Reference): string {
  return formatTime(at, city.workingHours, 'shortMoment')
}

/**
 * Whoever came second learns who did what and when.
 * @param who the office, with the person's name for colleagues; 您 for one who did it on another phone
 */
export function lateComerError(found: CaseDoc, now: number, reference: Reference, who: string): AppError {
  const { action, at } = found.lastEvent
  const what = `${who}已于 ${localTime(at, reference)} 完成“${EVENT_LABELS[action]}”`
  const text = `${what}，办件现为“${STATE_LABELS[found.state]}”`
  return new AppError(now - at <= JUST_NOW_MS ? 'case_conflict' : 'wrong_state', { text })
}

const OUT_OF_TIME: Partial<Record<CaseAction, ErrorCode>> = {
  rate: 'rating_window_over',
  askReopenAgain: 'already_done',
  requestExtension: 'already_done',
  publish: 'already_done',
  unpublish: 'already_done',
}
const SENTENCES: Partial<Record<CaseAction, string>> = {
  contact: '已有首次联系的记录',
  handBack: '该办件已退回过两次，按平台派单先行办理',
  requestExtension: '延期申请正在审批，请等待结果',
  grantExtension: '该办件没有待审批的延期申请',
  refuseExtension: '该办件没有待审批的延期申请',
}

/** The state is right, but it is too late, or was done already. */
export function outOfTimeError(action: CaseAction, found: CaseDoc): AppError {
  if (action === 'reopen') return new AppError(found.reopens > 0 ? 'already_reopened' : 'reopen_window_over')
  if (action === 'publish' && !found.mayBePublished)
    return new AppError('wrong_state', { text: '市民未同意公开，或该类办件不予公开' })
  const text = SENTENCES[action]
  return new AppError(OUT_OF_TIME[action] ?? 'wrong_state', text === undefined ? {} : { text })
}
