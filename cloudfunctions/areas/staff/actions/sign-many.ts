import type { In, Out } from '#domain/api/index'
import { AppError } from '#domain/kernel/errors'
import { transition } from '../../case/transition'
import type { UseCase } from '../../../kernel/context'

/** Several rows of the queue at once; each succeeds or fails by itself, one after the other. */
export const signMany: UseCase<In<'staff', 'signMany'>, Out<'staff', 'signMany'>> = async (
  input,
  context,
) => {
  const signed: string[] = []
  const failed: { caseId: string; message: string }[] = []
  for (const caseId of new Set(input.caseIds)) {
    try {
      await transition({ action: 'sign', caseId, key: input.key }, context)
      signed.push(caseId)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      failed.push({ caseId, message: error.message })
    }
  }
  return { signed, failed }
}
