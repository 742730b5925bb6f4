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

/** @returns how a state is shown to everyone. */
export function markOf(state: CaseState): StateMark {
  const { tone, label } = STATE_ROWS[state]
  return { tone, icon: TONE_ICONS[tone], text: label }
}
