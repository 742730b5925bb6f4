import type { Interval } from '#domain/case/deadlines'
import { ACTION_ROWS } from '#domain/case/workflow'
import type { CaseEntry } from './entries'

/**
 * @param events oldest first
 * @param since when the promises began, epoch ms
 * @returns the times in which the resolve clock stood still and went on again; one that still stands is not among them
 */
export function pausesIn(events: readonly Pick<CaseEntry, 'action' | 'at'>[], since: number): Interval[] {
  const pauses: Interval[] = []
  let from = 0
  for (const { action, at } of events.filter((event) => event.at >= since)) {
    const { clock } = ACTION_ROWS[action]
    if (clock === 'pause') from = at
    if (clock === 'resume' && from > 0) pauses.push({ from, to: at })
    if (clock === 'resume') from = 0
  }
  return pauses
}
