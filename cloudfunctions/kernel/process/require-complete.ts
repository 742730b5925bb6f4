import { AppError } from '#domain/kernel/errors'
import type { Moment } from './advance'
import type { GivenTo, Living, Process } from './process'

/** @throws AppError when an action does not bring what its row asks for */
export function requireComplete<Doc extends Living, Given extends GivenTo<string>, Brought>(
  process: Process<Doc, Given, Brought>,
  given: Given,
  doc: Doc,
  brought: Brought,
  moment: Moment,
): void {
  if (process.rows[given.action]?.needsText && !given.text)
    throw new AppError('invalid_input', { fields: { text: '请填写说明' } })
  process.requireComplete?.(given, doc, brought, moment)
}
