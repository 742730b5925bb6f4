import type { Narrowed, QueueTab } from '#domain/api/staff'
import { roleRow } from '#domain/case/permissions'
import type { CaseState, StateTab } from '#domain/case/workflow'
import { CASE_STATES, statesOfTab } from '#domain/case/workflow'
import type { Role, Viewer } from '#domain/kernel/viewer'
import type { Desk } from '../../case/list-store'

/** @returns whether a tab is a queue of states; the others have a question of their own */
export const isStateTab = (tab: QueueTab): tab is StateTab => statesOfTab(tab as StateTab).length > 0

/** By what they must do next; a person with several roles has the tabs of the first of them here. */
const TABS: Readonly<Record<Role, readonly QueueTab[]>> = {
  dispatcher: [
    'review',
    'returned',
    'toClose',
    'toSign',
    'inHand',
    'waiting',
    'dueToday',
    'late',
    'toRule',
    'toCallBack',
    'toPublish',
    'done',
  ],
  /** Whatever may be pressed for, the platform's own part as well. */
  supervisor: [
    'late',
    'dueToday',
    'toCallBack',
    'review',
    'returned',
    'toSign',
    'inHand',
    'waiting',
    'toClose',
    'done',
  ],
  liaison: ['toSign', 'inHand', 'waiting', 'toClose', 'dueToday', 'late', 'toCallBack', 'toPublish', 'done'],
  citizen: [],
  editor: [],
  officer: [],
  admin: [],
}

/** @returns the tabs of the viewer's role */
export function tabsFor({ roles }: Viewer): readonly QueueTab[] {
  const [first] = (Object.keys(TABS) as Role[]).filter((role) => roles.includes(role))
  return first ? TABS[first] : []
}

const seesTheCity = ({ roles }: Viewer): boolean => roles.some((role) => roleRow(role).desk === 'city')

/** Liaisons work on their department's cases, the platform on the whole city's. */
export function deskOf(viewer: Viewer, { categoryId, townId }: Narrowed): Desk {
  const own = seesTheCity(viewer) ? {} : { leadDepartmentId: viewer.departmentId ?? '' }
  return { ...own, categoryId, townId }
}

/**
 * @returns the states whose running promises are the viewer's: for a department what its tabs hold, and not what it has
 *   handed back or does not have yet, where it can do nothing about it
 */
export function promisedStates(viewer: Viewer): readonly CaseState[] {
  return seesTheCity(viewer) ? CASE_STATES : tabsFor(viewer).filter(isStateTab).flatMap(statesOfTab)
}
