import type { CaseAccess, Viewer } from '#domain/case/permissions'
import { sightOf } from '#domain/case/permissions'
import type { Sight } from '#domain/kernel/life'
import type { CaseDoc } from './documents'

type Source = Pick<CaseDoc, 'state' | 'reporter' | 'leadDepartmentId' | 'coDepartmentIds' | 'published'>

/** @returns what the rules of sight need to know of a case */
export function accessOf(found: Source): CaseAccess {
  return {
    state: found.state,
    reporterOpenid: found.reporter.openid,
    leadDepartmentId: found.leadDepartmentId,
    coDepartmentIds: found.coDepartmentIds,
    published: found.published,
  }
}

const NOBODY: Viewer = { openid: '', roles: [] }

/** @returns what somebody sees who is nobody to the case */
export function publicSight(found: Source): Sight {
  return sightOf(NOBODY, accessOf(found))
}
