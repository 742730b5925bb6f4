import { AppError } from '#domain/kernel/errors'
import type { Life } from '#domain/kernel/life'
import { MINUTE } from '#domain/kernel/time'
import { localTime } from '../../city/local-time'
import type { Moment } from './advance'
import type { Living } from './process'

/** A colleague who did something so recently was probably at it at the same time. */
const JUST_NOW_MS = 10 * MINUTE

/**
 * Whoever came second learns who did what and when.
 * @param noun what the thing is called: 办件
 * @param who the office, with the person's name for colleagues; 您 for one who did it on another phone
 */
export function lateComerError(
  { noun, life }: { noun: string; life: Life<string, string, string> },
  { lastEvent: { action, at }, state }: Living,
  who: string,
  { now, reference }: Moment,
): AppError {
  const what = `${who}已于 ${localTime(at, reference)} 完成“${life.eventLabel(action)}”`
  const text = `${what}，${noun}现为“${life.stateLabel(state)}”`
  return new AppError(now - at <= JUST_NOW_MS ? 'case_conflict' : 'wrong_state', { text })
}
