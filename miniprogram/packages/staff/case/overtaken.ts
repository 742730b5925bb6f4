import type { ErrorCode } from '../../../domain/errors'

const OVERTAKEN: readonly ErrorCode[] = ['case_conflict', 'wrong_state', 'already_done']

/** @returns whether someone else did something to the case first, so that the page shows an old one. */
export function isOvertaken(code: ErrorCode): boolean {
  return OVERTAKEN.includes(code)
}
