import { DAY } from '../kernel/time'
import type { TimeLimit } from './deadlines'
import type { Grade } from './types'

/** 差评: the lowest two grades; each is called back. */
export function isBadGrade(grade: Grade): boolean {
  return grade <= 2
}

/** Until when a bad rating is called back, where the city says nothing else (domain: corrected within 5–15 working days). */
export const CALL_BACK_LIMIT: TimeLimit = { amount: 5, unit: 'workingDays' }
/** Who cannot be reached so often need not be called again; that they were called stays in the history. */
export const CALL_BACK_TRIES = 3

/** @returns whether a call-back was promised and is still to be made */
export function owesCallBack(callBack: { doneAt: number } | undefined): boolean {
  return callBack !== undefined && callBack.doneAt === 0
}

/** @returns whether `now` is within `days` whole days after `closedAt` (epoch ms). */
export function isWithinDays(closedAt: number, days: number, now: number): boolean {
  return now - closedAt <= days * DAY
}

const GOOD_REASONS = ['处理及时', '问题解决彻底', '态度热情', '主动沟通', '答复清楚']
const MIDDLE_REASONS = ['处理还算及时', '基本解决', '沟通可以更多', '答复可以更清楚']
const BAD_REASONS = ['问题没有解决', '处理太慢', '态度不好', '答复敷衍', '没有人联系我', '情况又出现了']

/** @returns the standard reasons to tick for a grade. */
export function reasonsFor(grade: Grade): readonly string[] {
  if (grade >= 4) return GOOD_REASONS
  return isBadGrade(grade) ? BAD_REASONS : MIDDLE_REASONS
}
