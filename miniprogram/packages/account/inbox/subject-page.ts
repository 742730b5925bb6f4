import type { SubjectKind, SubjectRef } from '../../../domain/kernel/subject'
import { caseDetail, staffCase } from '../../../services/routes'

interface Way {
  /** The page, with its query. */
  url: string
  /** What leads there says so. */
  label: string
}

/** Where each kind of thing is shown that messages lead to; those of a task lead to its case. The staff page hands one's own reports on to the citizen's page. */
const WAYS: Partial<Record<SubjectKind, (id: string, isStaff: boolean) => Way>> = {
  case: (id, isStaff) => ({ url: isStaff ? staffCase(id) : caseDetail(id), label: '查看办件' }),
}

/** @returns undefined for nothing, and for a kind that only a later version of this program knows */
export function wayTo(subject: SubjectRef | undefined, isStaff: boolean): Way | undefined {
  if (!subject) return undefined
  return WAYS[subject.kind]?.(subject.id, isStaff)
}
