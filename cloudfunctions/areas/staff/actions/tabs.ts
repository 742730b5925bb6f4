import type { QueueTab } from '#domain/api/staff'
import type { Viewer } from '#domain/case/permissions'
import type { StateTab } from '#domain/case/workflow'
import { statesOfTab } from '#domain/case/workflow'
import type { Desk } from '../../case/list-store'

/** @returns whether a tab is a queue of states; the others have a question of their own */
export const isStateTab = (tab: QueueTab): tab is StateTab => statesOfTab(tab as StateTab).length > 0

const LIAISON: readonly QueueTab[] = ['toSign', 'inHand', 'waiting', 'toClose', 'late', 'toPublish', 'done']
const DISPATCHER: readonly QueueTab[] = [
  'review',
  'returned',
  'toClose',
  'toSign',
  'inHand',
  'waiting',
  'late',
  'toPublish',
  'done',
]
const SUPERVISOR: readonly QueueTab[] = ['late', 'toSign', 'inHand', 'toClose', 'done']

/** @returns the tabs of the viewer's role, by what they must do next */
export function tabsFor({ roles }: Viewer): readonly QueueTab[] {
  if (roles.includes('dispatcher')) return DISPATCHER
  return roles.includes('supervisor') ? SUPERVISOR : LIAISON
}

/** Liaisons work on their department's cases, the platform on the whole city's. */
export function scopeOf({ roles, departmentId }: Viewer): Desk {
  const isPlatform = roles.includes('dispatcher') || roles.includes('supervisor')
  return isPlatform ? {} : { leadDepartmentId: departmentId ?? '' }
}
