import type { CaseCard } from '../../domain/api/case'
import type { StaffChoices } from '../../domain/api/staff'
import { call } from '../../services/call'

/** Departments and reason codes for the forms. */
export function choices(): Promise<StaffChoices> {
  return call('staff', 'choices', {})
}

export async function nearbyOf(caseId: string): Promise<(CaseCard & { metres: number })[]> {
  const { items } = await call('staff', 'nearby', { caseId })
  return items
}
