import type { Narrowed, QueueTab } from '#domain/api/staff'
import type { Viewer } from '#domain/case/permissions'
import type { CaseState, StateTab } from '#domain/case/workflow'
import { CASE_STATES, statesOfTab } from '#domain/case/workflow'
import type { Desk } from '../../case/list-store'

/** @returns whether a tab is a queue of states; the others have a question of their own */
export const isStateTab = (tab: QueueTab): tab is StateTab => statesOfTab(tab as StateTab).length > 0

const LIAISON: readonly QueueTab[] = [
  'toSign',
  'inHand',
  'waiting',
  'toClose',
  'dueToday',
  'late',
  'toPublish',
  'done',
]
const DISPATCHER: readonly QueueTab[] = [
  'review',
  'returned',
  'toClose',
  'toSign',
  'inHand',
  'waiting',
  'dueToday',
  'late',
  'toPublish',
  'done',
]
const SUPERVISOR: readonly QueueTab[] = ['late', 'dueToday', 'toSign', 'inHand', 'toClose', 'done']

const isPlatform = ({ roles }: Viewer): boolean =>
  roles.includes('dispatcher') || roles.includes('supervisor')

/** @returns the tabs of the viewer's role, by what they must do next */
export function tabsFor(viewer: Viewer): readonly QueueTab[] {
  if (viewer.roles.includes('dispatcher')) return DISPATCHER
  return isPlatform(viewer) ? SUPERVISOR : LIAISON
}

/** Liaisons work on their department's cases, the platform on the whole city's. */
export function deskOf(viewer: Viewer, { categoryId, townId }: Narrowed): Desk {
  return {
    ...(isPlatform(viewer) ? {} : { leadDepartmentId: viewer.departmentId ?? '' }),
    categoryId,
    townId,
  }
}

/**
 * @returns the states whose running promises are the viewer's: for a department what its tabs hold, and not what it has
 *   handed back or does not have yet, where it can do nothing about it
 */
export function promisedStates(viewer: Viewer): readonly CaseState[] {
  return isPlatform(viewer) ? CASE_STATES : LIAISON.filter(isStateTab).flatMap(statesOfTab)
}
