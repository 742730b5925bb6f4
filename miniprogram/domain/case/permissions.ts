import type { Sight } from '../kernel/life'
import type { Viewer } from '../kernel/viewer'

export type { Viewer } from '../kernel/viewer'
import type { CaseState, Party } from './workflow'
import { isIn } from './workflow'

/** The part of a case that decides who may do and see what. */
export interface CaseAccess {
  state: CaseState
  reporterOpenid: string
  leadDepartmentId?: string
  coDepartmentIds: readonly string[]
  /** A person has checked it and the citizen and category allow it. */
  published: boolean
}

/** @returns who `viewer` is to the case; empty for a stranger. A reporter who is also staff holds both. */
export function partiesOf(viewer: Viewer, access: CaseAccess): Party[] {
  const parties: Party[] = []
  const isLiaison = viewer.roles.includes('liaison') && viewer.departmentId !== undefined
  if (viewer.openid !== '' && viewer.openid === access.reporterOpenid) parties.push('reporter')
  if (isLiaison && viewer.departmentId === access.leadDepartmentId) parties.push('lead')
  if (isLiaison && access.coDepartmentIds.some((id) => id === viewer.departmentId))
    parties.push('coDepartment')
  if (viewer.roles.includes('dispatcher')) parties.push('dispatcher')
  if (viewer.roles.includes('supervisor')) parties.push('supervisor')
  return parties
}

/** @returns how much of the case `viewer` may see. */
export function sightOf(viewer: Viewer, access: CaseAccess): Sight {
  const parties = partiesOf(viewer, access)
  if (parties.some((party) => party !== 'reporter')) return 'staff'
  if (parties.includes('reporter')) return 'own'
  return access.published && isIn('publishable', access.state) ? 'public' : 'none'
}

/** @returns whether the viewer has a queue at all, that is, sees the staff tab. */
export function isStaff(viewer: Pick<Viewer, 'roles'>): boolean {
  return viewer.roles.some((role) => role !== 'citizen')
}
