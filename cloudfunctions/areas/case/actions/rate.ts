import type { Acted, RateInput } from '#domain/api/case'
import { reasonsFor } from '#domain/case/rating'
import { AppError } from '#domain/kernel/errors'
import { actedView } from '../load-view'
import { caseProcess } from '../process'
import type { UseCase } from '../../../kernel/context'
import { transition } from '../../../kernel/process/transition'

/** 好差评: once per closed case, within the window. */
export const rate: UseCase<RateInput, Acted> = async (input, context) => {
  const { caseId: id, key, grade, solved, text } = input
  const reasons = [...new Set(input.reasons)]
  const known = reasonsFor(grade)
  if (!reasons.every((reason) => known.includes(reason)))
    throw new AppError('invalid_input', { fields: { reasons: '请重新选择评价原因' } })
  const rating = { grade, solved, reasons, text, at: context.now }
  const given = { action: 'rate', id, key, text, rating } as const
  return actedView(await transition(caseProcess, given, context), context)
}
