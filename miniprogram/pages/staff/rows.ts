import type { QueueRow } from '../../domain/api/staff'
import { describeRemaining } from '../../domain/case/remaining'
import { ACTION_ROWS, stateLabel } from '../../domain/case/workflow'
import type { Tone } from '../../domain/kernel/life'
import { placeText } from '../../words/format'
import { clockName, clockText, LIGHTS } from '../../words/lights'

export interface RowView {
  id: string
  number: string
  title: string
  meta: string
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
  const light = LIGHTS[row.light]
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    meta: [row.categoryName, stateLabel(row.state)].join(' · '),
    place: placeText(row),
    thumb: row.thumb ?? '',
    icon: light.icon,
    tone: light.tone,
    clock: rowClock(row, light.word, now),
    supports: row.supports,
    signable: maySign && ACTION_ROWS.sign.from.includes(row.state),
  }
}

function rowClock({ due, state }: QueueRow, word: string, now: number): string {
  if (!due) return word || stateLabel(state)
  return clockText(word, clockName(due.kind, state), describeRemaining(due.at, now))
}
