import { GRADE_LABELS, SOLVED_LABELS } from '../../../domain/case/labels'
import { REOPEN_WINDOW_DAYS } from '../../../domain/case/limits'
import { isBadGrade, reasonsFor } from '../../../domain/case/rating'
import type { Grade, Solved } from '../../../domain/case/types'
import { GRADES, SOLVED } from '../../../domain/case/types'

/** What the citizen has ticked so far; kept as a draft. */
export interface RateDraft {
  key: string
  grade?: Grade
  solved?: Solved
  reasons: string[]
  text: string
}

/** Faces from glad to sad; the word stands below each. */
export const FACES = GRADES.map((grade) => ({
  grade,
  text: breakable(GRADE_LABELS[grade]),
  image: `face-${grade}`,
}))

/** Large type breaks a grade where it is spoken: 非常 不满意, by a space without width. */
function breakable(label: string): string {
  return label.replace(/^(非常|基本)/, '$1\u200b')
}

export const SOLVED_CHOICES = SOLVED.map((solved) => ({ solved, text: SOLVED_LABELS[solved] }))

/** Reasons belong to a grade: another kind of grade starts anew. */
export function withGrade(draft: RateDraft, grade: Grade): RateDraft {
  const fitting = reasonsFor(grade)
  return { ...draft, grade, reasons: draft.reasons.filter((reason) => fitting.includes(reason)) }
}

export function withReason(draft: RateDraft, reason: string): RateDraft {
  const ticked = draft.reasons.includes(reason)
  return {
    ...draft,
    reasons: ticked ? draft.reasons.filter((one) => one !== reason) : [...draft.reasons, reason],
  }
}

export function reasonChips({ grade, reasons }: RateDraft): { text: string; on: boolean }[] {
  if (grade === undefined) return []
  return reasonsFor(grade).map((text) => ({ text, on: reasons.includes(text) }))
}

/** @returns what is missing, or ''. */
export function problemOf({ grade, solved }: RateDraft): string {
  if (grade === undefined) return '请选择满意程度'
  return solved === undefined ? '请选择问题是否解决' : ''
}

/** @returns what the rating leads to. */
export function thanksFor(grade: Grade, solved: Solved): string {
  if (isBadGrade(grade)) return '很抱歉没有让您满意。工作人员会在 5 个工作日内回访，并督促整改。'
  if (solved === 'yes') return '您的评价会计入部门的满意率，谢谢您让城市变得更好。'
  return `没有完全解决的部分已记录。${REOPEN_WINDOW_DAYS} 天内可在办件页申请重办。`
}
