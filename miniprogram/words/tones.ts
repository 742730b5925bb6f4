import { GRADE_LABELS } from '../domain/case/labels'
import { isBadGrade } from '../domain/case/rating'
import type { Grade } from '../domain/case/types'
import type { CaseState } from '../domain/case/workflow'
import { STATE_ROWS } from '../domain/case/workflow'
import type { Tone } from '../domain/kernel/life'

/** Colour is never the only signal: each tone has an icon, and the word stands beside it. */
const TONE_ICONS: Record<Tone, string> = {
  done: 'passed',
  waiting: 'underway-o',
  warn: 'info-o',
  late: 'warning-o',
  idle: 'stop-circle-o',
}

export interface StateMark {
  tone: Tone
  icon: string
  text: string
}

/** @returns how a state is shown to everyone. What was rated badly is no success. */
export function markOf(state: CaseState, grade?: Grade): StateMark {
  const { tone, label } = STATE_ROWS[state]
  if (grade !== undefined && isBadGrade(grade))
    return { tone: 'late', icon: TONE_ICONS.late, text: GRADE_LABELS[grade] }
  return { tone, icon: TONE_ICONS[tone], text: label }
}
