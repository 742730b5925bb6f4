import type { SubjectKind, SubjectRef } from '#domain/kernel/subject'
import type { WorkContext } from '../kernel/context'
import type { Subject } from '../kernel/outbox/subject'
import { openCase } from './case/subject'

/** @param at epoch ms of what is told */
type OpenSubject = (id: string, at: number, context: WorkContext) => Promise<Subject | undefined>

/** How each kind of thing is told of: one line each. */
const SUBJECTS: Record<SubjectKind, OpenSubject> = {
  case: openCase,
}

/** @returns undefined when the thing is gone, or of a kind that this version does not know */
export async function openSubject(
  { kind, id }: SubjectRef,
  at: number,
  context: WorkContext,
): Promise<Subject | undefined> {
  return Object.hasOwn(SUBJECTS, kind) ? SUBJECTS[kind](id, at, context) : undefined
}
