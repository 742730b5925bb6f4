import type { Tone } from '../domain/case/labels'
import { STATE_LABELS, STATE_TONES } from '../domain/case/labels'
import type { CaseState } from '../domain/case/workflow'

/** Colour is never the only signal: each tone has an icon, and the word stands beside it. */
export const TONE_ICONS: Record<Tone, string> = {
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
  const tone = STATE_TONES[state]
  return { tone, icon: TONE_ICONS[tone], text: STATE_LABELS[state] }
}
