import type { Light, QueueRow } from '../../domain/api/staff'
import type { ClockKind } from '../../domain/case/types'
import { describeRemaining } from '../../domain/case/remaining'
import type { CaseState } from '../../domain/case/workflow'
import { ACTION_ROWS, isIn, stateLabel } from '../../domain/case/workflow'
import type { Tone } from '../../domain/kernel/life'

/** How a clock's light looks: never by colour alone. */
export const LIGHTS: Record<Light, { icon: string; word: string; tone: Tone }> = {
  ok: { icon: 'clock-o', word: '时限内', tone: 'waiting' },
  warn: { icon: 'clock', word: '临期', tone: 'warn' },
  late: { icon: 'warning-o', word: '超期', tone: 'late' },
  escalated: { icon: 'warning', word: '超期升级', tone: 'late' },
  bad: { icon: 'fire', word: '严重超期', tone: 'late' },
  paused: { icon: 'pause-circle-o', word: '暂停计时', tone: 'idle' },
  none: { icon: 'passed', word: '', tone: 'done' },
}

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

/** The town is left out where the address says it already. */
export function placeText({ townName, address }: { townName: string; address: string }): string {
  return address.includes(townName) ? address : `${townName} ${address}`.trim()
}

/** @returns what a promise is about: until a department has the case, it is the platform's to dispatch it. */
export function clockName(kind: ClockKind, state: CaseState): string {
  if (kind === 'resolve') return '办理'
  if (kind === 'contact') return '联系市民'
  return isIn('atPlatform', state) ? '派单' : '签收'
}

/** @returns 签收剩 25 分钟, 临期 · 签收剩 5 分钟, 办理超期 2 天, 办理严重超期 3 天 */
export function clockText(word: string, name: string, remaining: string): string {
  if (word === '' || word === LIGHTS.ok.word) return name + remaining
  const saysItself = word.endsWith('超期') && remaining.startsWith('超期')
  return saysItself ? name + remaining.replace('超期', word) : `${word} · ${name}${remaining}`
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
