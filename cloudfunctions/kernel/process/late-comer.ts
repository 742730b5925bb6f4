import { eventLabel, stateLabel } from '#domain/case/workflow'
import { AppError } from '#domain/kernel/errors'
import { formatTime, MINUTE } from '#domain/kernel/time'
import type { CaseDoc } from '../../areas/case/documents'
import type { Reference } from '../../city/reference'

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
  const what = `${who}已于 ${localTime(at, reference)} 完成“${eventLabel(action)}”`
  const text = `${what}，办件现为“${stateLabel(found.state)}”`
  return new AppError(now - at <= JUST_NOW_MS ? 'case_conflict' : 'wrong_state', { text })
}
