/** What has a life of its own and can be told of. A new kind is one more word here and what the compiler then asks for. */
export const SUBJECT_KINDS = ['case', 'task', 'article'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** Names one thing of any kind: what a message, a delivery or a row of the inbox is about. */
export interface SubjectRef {
  kind: SubjectKind
  id: string
}

/** Rows of the first release knew only cases. */
interface MayHaveSubject {
  subject?: SubjectRef
  caseId?: string
}

/** @returns what a stored row is about, also when the first release stored it; undefined when it is about nothing */
export function subjectOf({ subject, caseId }: MayHaveSubject): SubjectRef | undefined {
  if (subject) return subject
  return caseId ? { kind: 'case', id: caseId } : undefined
}
