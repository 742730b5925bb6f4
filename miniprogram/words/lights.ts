import type { Light } from '../domain/api/staff'
import type { ClockKind } from '../domain/case/types'
import type { CaseState } from '../domain/case/workflow'
import { isIn } from '../domain/case/workflow'
import type { Tone } from '../domain/kernel/life'

/** How running promises read. */

/** How a clock's light looks: never by colour alone. */
export const LIGHTS: Record<Light, { icon: string; word: string; tone: Tone }> = {
  ok: { icon: 'clock-o', word: '时限内', tone: 'waiting' },
  warn: { icon: 'clock', word: '临期', tone: 'warn' },
  late: { icon: 'warning-o', word: '超期', tone: 'late' },
  escalated: { icon: 'warning', word: '超期升级', tone: 'late' },
  bad: { icon: 'fire', word: '严重超期', tone: 'late' },
  paused: { icon: 'pause-circle-o', word: '暂停计时', tone: 'idle' },
  none: { icon: 'stop-circle-o', word: '', tone: 'idle' },
}

/** @returns what a promise is about: until a department has the case, it is the platform's to dispatch it. */
export function clockName(kind: ClockKind, state: CaseState): string {
  if (kind === 'resolve') return '办理'
  if (kind === 'contact') return '联系市民'
  if (kind === 'callBack') return '回访'
  return isIn('atPlatform', state) ? '派单' : '签收'
}

/** @returns 签收剩 25 分钟, 临期 · 签收剩 5 分钟, 办理超期 2 天, 办理严重超期 3 天 */
export function clockText(word: string, name: string, remaining: string): string {
  if (word === '' || word === LIGHTS.ok.word) return name + remaining
  const saysItself = word.endsWith('超期') && remaining.startsWith('超期')
  return saysItself ? name + remaining.replace('超期', word) : `${word} · ${name}${remaining}`
}
