import type { ErrorCode } from '../../../domain/kernel/errors'
import { AppError } from '../../../domain/kernel/errors'
import { failedTry } from '../../../page/form'
import { codeOf, isRetryable } from '../../../services/call'
import type { Part, Problems } from './draft'
import { firstProblem, problemsFrom } from './draft'

/** What the last try to submit failed with, and what it is about: it is over when that has changed. */
export interface Failure {
  text: string
  /** Parts of the page, the network, or nothing that a change of the page would mend. */
  about: readonly Part[] | 'network' | 'other'
}

/** Refusals that name no field. */
const PARTS_BY_CODE: Partial<Record<ErrorCode, Part>> = { danger_call: 'category' }

/** @returns the failure as the page shows it, and the server's complaints by part of the page */
export function failureOf(error: unknown): { failure: Failure; problems: Problems } {
  const fields = error instanceof AppError ? (error.fields ?? {}) : {}
  const problems = problemsFrom(fields)
  const text = failedTry(error, isKept(error))
  if (firstProblem(problems)) return { failure: { text, about: Object.keys(problems) as Part[] }, problems }
  const part = PARTS_BY_CODE[codeOf(error)]
  const about = codeOf(error) === 'offline' ? 'network' : part ? [part] : 'other'
  return { failure: { text, about }, problems }
}

/** @returns whether the city asks something else than the form that was filled in, so that it must be renewed */
export function isAboutForm(error: unknown): boolean {
  if (codeOf(error) === 'unknown_category') return true
  const fields = error instanceof AppError ? Object.keys(error.fields ?? {}) : []
  return fields.some((path) => /^(answers|categoryId|dangerDenied)\b/.test(path))
}

/** Where nothing on the page is wrong, the person wants to know that it is not lost. */
function isKept(error: unknown): boolean {
  return isRetryable(error) || codeOf(error) === 'privacy_not_agreed'
}

/** @returns what is left of the failure after `part` was changed: a part may not be all that it was about */
export function afterChange(failure: Failure | null, part: Part): Failure | null {
  if (!failure || typeof failure.about === 'string') return failure
  const about = failure.about.filter((one) => one !== part)
  return about.length > 0 ? { ...failure, about } : null
}

/** @returns what is left of the failure once the phone is connected again */
export function afterReconnect(failure: Failure | null): Failure | null {
  return failure?.about === 'network' ? null : failure
}
