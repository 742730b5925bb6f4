import type { CaseView, TimelineEntry } from '../domain/api/case'
import { earlierHistory } from './cases'

/** The part of a case's history that a page shows; `earlier` leads to what is before it, undefined at the beginning. */
export interface History {
  timeline: TimelineEntry[]
  earlier: string | undefined
}
type Shown = Pick<CaseView, 'timeline' | 'earlier'>

/**
 * A page is loaded anew after each action and when one comes back to it; what was read of its earlier history stays.
 * @returns the history that was just read, and behind it what the page shows already
 */
export function withShown(fresh: Shown, shown?: Shown): History {
  const newest: History = { timeline: fresh.timeline, earlier: fresh.earlier }
  // Without an entry in common there is a gap between the two.
  if (!shown || !fresh.timeline.some(({ id }) => shown.timeline.some((entry) => entry.id === id)))
    return newest
  const timeline = joined(fresh.timeline, shown.timeline)
  return timeline.length > fresh.timeline.length ? { timeline, earlier: shown.earlier } : newest
}

/** @returns the history with one page more of it */
export async function withEarlier(caseId: string, { timeline, earlier }: Shown): Promise<History> {
  if (earlier === undefined) return { timeline, earlier }
  const { items, next } = await earlierHistory(caseId, earlier)
  return { timeline: joined(timeline, items), earlier: next }
}

function joined(first: readonly TimelineEntry[], then: readonly TimelineEntry[]): TimelineEntry[] {
  const known = new Set(first.map(({ id }) => id))
  return [...first, ...then.filter(({ id }) => !known.has(id))]
}
