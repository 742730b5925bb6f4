import type { QueueTab } from '#domain/api/staff'
import { roleRow } from '#domain/case/permissions'
import type { StateTab } from '#domain/case/workflow'
import { statesOfTab } from '#domain/case/workflow'
import type { Role, Viewer } from '#domain/kernel/viewer'
import type { Desk } from '../../case/list-store'

/** @returns whether a tab is a queue of states; the others have a question of their own */
export const isStateTab = (tab: QueueTab): tab is StateTab => statesOfTab(tab as StateTab).length > 0

/** By what they must do next; a person with several roles has the tabs of the first of them here. */
const TABS: Readonly<Record<Role, readonly QueueTab[]>> = {
  dispatcher: ['review', 'returned', 'toClose', 'toSign', 'inHand', 'waiting', 'late', 'toPublish', 'done'],
  supervisor: ['late', 'toSign', 'inHand', 'toClose', 'done'],
  liaison: ['toSign', 'inHand', 'waiting', 'toClose', 'late', 'toPublish', 'done'],
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

/** Liaisons work on their department's cases, the platform on the whole city's. */
export function scopeOf({ roles, departmentId }: Viewer): Desk {
  const isPlatform = roles.some((role) => roleRow(role).desk === 'city')
  return isPlatform ? {} : { leadDepartmentId: departmentId ?? '' }
}
