import type { Party } from '#domain/case/workflow'
import type { Reference } from '../../city/reference'
import type { Actor } from '../../kernel/process/documents'

/** Whoever acts for the platform. Their own department, where they have one, is named in its place. */
const PLATFORM = '平台'
const LABELS: Readonly<Record<Party, string>> = {
  reporter: '市民',
  lead: '承办部门',
  coDepartment: '承办部门',
  dispatcher: PLATFORM,
  supervisor: PLATFORM,
  system: '系统',
}
/** Who they are is said by the party alone. */
const WITHOUT_OFFICE: readonly string[] = ['reporter', 'system'] satisfies Party[]

/** @returns who did it, never a person's name */
export function actorLabel({ party, departmentId }: Actor, reference: Reference): string {
  const own = LABELS[party as Party]
  return WITHOUT_OFFICE.includes(party) ? own : (reference.department(departmentId)?.name ?? own)
}
