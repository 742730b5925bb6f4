import type { ActionOf, In, Out } from '../domain/api/index'
import type { CaseCard, CaseView } from '../domain/api/case'
import type { Page } from '../domain/api/common'
import type { QueueInput, QueueRow, StaffChoices, StaffSummary } from '../domain/api/staff'
import { call } from './call'

/** What liaisons, dispatchers and supervisors do. */

/** Actions on one case; each takes an `Act` and answers the case as it is afterwards. */
export type StaffCaseAction = Exclude<
  ActionOf<'staff'>,
  'summary' | 'queue' | 'choices' | 'nearby' | 'signMany'
>

export function summary(): Promise<StaffSummary> {
  return call('staff', 'summary', {})
}

export function queue(input: QueueInput): Promise<Page<QueueRow>> {
  return call('staff', 'queue', input)
}

/** Departments and reason codes for the forms. */
export function choices(): Promise<StaffChoices> {
  return call('staff', 'choices', {})
}

export async function nearbyOf(caseId: string): Promise<(CaseCard & { metres: number })[]> {
  const { items } = await call('staff', 'nearby', { caseId })
  return items
}

export function act<N extends StaffCaseAction>(action: N, input: In<'staff', N>): Promise<CaseView> {
  return call('staff', action, input) as Promise<CaseView>
}

export function signMany(input: In<'staff', 'signMany'>): Promise<Out<'staff', 'signMany'>> {
  return call('staff', 'signMany', input)
}
