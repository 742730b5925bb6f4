import type { In, Out } from '../domain/api/index'
import type { Acted, CaseView } from '../domain/api/case'
import type { Page } from '../domain/api/common'
import type { ActInput, Narrowed, QueueInput, QueueRow, StaffAction, StaffSummary } from '../domain/api/staff'
import { call } from './call'
import { viewCase } from './cases'

/** What liaisons, dispatchers and supervisors do. */

export function summary(narrowed: Narrowed): Promise<StaffSummary> {
  return call('staff', 'summary', narrowed)
}

export function queue(input: QueueInput): Promise<Page<QueueRow>> {
  return call('staff', 'queue', input)
}

/**
 * Acts on a case.
 * @param known the case as the screen shows it
 * @returns the case as it is now
 */
export async function act(action: StaffAction, input: ActInput, known?: CaseView): Promise<CaseView> {
  return afterActing(await call('staff', action, input), known)
}

/** What the server answered, over the history that is known; asks for all of it where somebody else acted as well. */
async function afterActing({ entry, ...now }: Acted, known?: CaseView): Promise<CaseView> {
  const history = known?.id === now.id ? known.timeline : []
  const earlier = known?.earlier === undefined ? {} : { earlier: known.earlier }
  if (entry && known?.id === now.id && known.version + 1 === now.version)
    return { ...now, timeline: [entry, ...history], ...earlier }
  // The action is done: an older history is better than the news that it failed.
  return viewCase(now.id).catch(() => ({ ...now, timeline: entry ? [entry, ...history] : history }))
}

/** @returns all that the department could sign now, not only what a list has loaded */
export async function allToSign(narrowed: Narrowed): Promise<{ id: string; number: string }[]> {
  const all: { id: string; number: string }[] = []
  for (let cursor: string | undefined; ;) {
    const { items, next } = await call('staff', 'toSign', { ...narrowed, ...(cursor ? { cursor } : {}) })
    all.push(...items)
    if (next === undefined) return all
    cursor = next
  }
}

export function signMany(input: In<'staff', 'signMany'>): Promise<Out<'staff', 'signMany'>> {
  return call('staff', 'signMany', input)
}
