import type { CaseAccess } from '#domain/case/permissions'
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
