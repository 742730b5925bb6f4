import type { Sight } from '../kernel/life'
import type { Role, Viewer } from '../kernel/viewer'

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

/** What a role is to cases. */
interface RoleRow {
  /** Who it is to every case. */
  party?: Party
  /** It has a queue: of the whole city's cases, or of those of its department. */
  desk?: 'city' | 'department'
}

const ROLE_ROWS: Readonly<Record<Role, RoleRow>> = {
  // Somebody's own cases are known by their reporter.
  citizen: {},
  // What it is to a case follows from the department.
  liaison: { desk: 'department' },
  dispatcher: { party: 'dispatcher', desk: 'city' },
  supervisor: { party: 'supervisor', desk: 'city' },
  editor: {},
  officer: {},
  admin: {},
}

/** @returns what a role is to cases; a person's document may name one that nobody knows */
export function roleRow(role: Role): RoleRow {
  return (ROLE_ROWS as Partial<typeof ROLE_ROWS>)[role] ?? {}
}

/** @returns who `viewer` is to the case; empty for a stranger. A reporter who is also staff holds both. */
export function partiesOf(viewer: Viewer, access: CaseAccess): Party[] {
  const parties: Party[] = []
  const isLiaison = viewer.roles.includes('liaison') && viewer.departmentId !== undefined
  if (viewer.openid !== '' && viewer.openid === access.reporterOpenid) parties.push('reporter')
  if (isLiaison && viewer.departmentId === access.leadDepartmentId) parties.push('lead')
  if (isLiaison && access.coDepartmentIds.some((id) => id === viewer.departmentId))
    parties.push('coDepartment')
  return [...parties, ...viewer.roles.flatMap((role) => roleRow(role).party ?? [])]
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
  return viewer.roles.some((role) => roleRow(role).desk !== undefined)
}
