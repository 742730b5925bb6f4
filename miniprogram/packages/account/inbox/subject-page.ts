import type { SubjectKind, SubjectRef } from '../../../domain/kernel/subject'
import { caseDetail, staffCase } from '../../../services/routes'

interface Way {
  /** The page, with its query. */
  url: string
  /** What leads there says so. */
  label: string
}

type WayTo = (id: string, isStaff: boolean) => Way

/** Where each kind of thing is shown that messages lead to. The staff page hands one's own reports on to the citizen's page. */
const WAYS: Readonly<Record<SubjectKind, WayTo | undefined>> = {
  case: (id, isStaff) => ({ url: isStaff ? staffCase(id) : caseDetail(id), label: '查看办件' }),
  // Its messages lead to its case.
  task: undefined,
  // Nobody is told of one.
  article: undefined,
}

/** @returns undefined for nothing, and for a kind that only a later version of this program knows */
export function wayTo(subject: SubjectRef | undefined, isStaff: boolean): Way | undefined {
  if (!subject) return undefined
  return WAYS[subject.kind]?.(subject.id, isStaff)
}
