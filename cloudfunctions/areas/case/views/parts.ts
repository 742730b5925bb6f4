import type { CaseView } from '#domain/api/case'
import type { Option } from '#domain/api/common'
import type { Reference } from '../../../city/reference'
import type { CaseDoc } from '../documents'
import type { CaseEntry } from '../entries'
import { eventFacts } from '../event-facts'
import { reasonName } from './timeline'

/** Parts of a case that read the same on its own page and on that of a case that was merged into it. */

export function optionOf(departmentId: string, reference: Reference): Option[] {
  const department = reference.department(departmentId)
  return department ? [{ id: department._id, name: department.name }] : []
}

/** Before the dispatch it is only a suggestion whose it is. */
export function departmentPart(
  found: Pick<CaseDoc, 'leadDepartmentId'>,
  reference: Reference,
): Pick<CaseView, 'department'> {
  const [department] = optionOf(found.leadDepartmentId, reference)
  return department ? { department } : {}
}

/** Why it ended. Cases that the first release rejected have it in their history alone. */
export function closeReasonPart(
  { state, closeReason }: Pick<CaseDoc, 'state' | 'closeReason'>,
  events: readonly CaseEntry[],
  reference: Reference,
): Pick<CaseView, 'closeReason'> {
  const rejection = state === 'rejected' ? events.find(({ action }) => action === 'reject') : undefined
  const id = closeReason || (rejection ? eventFacts(rejection).reasonId : '')
  return id ? { closeReason: reasonName(id, reference) } : {}
}
