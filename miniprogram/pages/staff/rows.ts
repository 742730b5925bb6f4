import type { QueueRow, RowMarks } from '../../domain/api/staff'
import { describeRemaining } from '../../domain/case/remaining'
import { ACTION_ROWS, stateLabel } from '../../domain/case/workflow'
import type { Tone } from '../../domain/kernel/life'
import { formatDate, placeText } from '../../words/format'
import { clockName, clockText, LIGHTS } from '../../words/lights'
import { markOf } from '../../words/tones'

export interface RowView {
  id: string
  number: string
  title: string
  meta: string
  /** What makes it different from the others. */
  marks: { text: string; tone: Tone }[]
  place: string
  thumb: string
  icon: string
  tone: Tone
  /** 临期 · 签收剩 25 分钟, or the state where no clock runs. */
  clock: string
  supports: number
  /** May be ticked or swiped to be signed. */
  signable: boolean
}

/**
 * @param now epoch ms
 * @param maySign whether the viewer signs for a department; a platform only looks on
 * @returns a row of the queue as it is drawn
 */
export function rowView(row: QueueRow, now: number, maySign: boolean): RowView {
  const mark = markOf(row.state, row.grade)
  // Where no clock runs, the colour is that of the state.
  const light = row.due || row.light === 'paused' ? LIGHTS[row.light] : { ...mark, word: mark.text }
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    meta: [row.categoryName, stateLabel(row.state)].join(' · '),
    marks: marksOf(row.marks, now),
    place: placeText(row),
    thumb: row.thumb ?? '',
    icon: light.icon,
    tone: light.tone,
    clock: rowClock(row, light.word, now),
    supports: row.supports,
    signable: maySign && ACTION_ROWS.sign.from.includes(row.state),
  }
}

/** @returns the marks, the most urgent first */
function marksOf({ urged, extension, bounces, round }: RowMarks, now: number): RowView['marks'] {
  return [
    ...(urged ? [{ text: '督办', tone: 'late' as const }] : []),
    ...(extension ? [{ text: `申请延到 ${formatDate(extension, now)}`, tone: 'warn' as const }] : []),
    ...(round ? [{ text: `第 ${round} 次办理`, tone: 'warn' as const }] : []),
    ...(bounces ? [{ text: `退单 ${bounces} 次`, tone: 'idle' as const }] : []),
  ]
}

function rowClock({ due, state }: QueueRow, word: string, now: number): string {
  if (!due) return word || stateLabel(state)
  return clockText(word, clockName(due.kind, state), describeRemaining(due.at, now))
}
