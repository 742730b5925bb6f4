import type { In, Out } from '#domain/api/index'
import { AppError } from '#domain/kernel/errors'
import type { UseCase } from '../../../kernel/context'
import { transition } from '../../../kernel/process/transition'
import { caseProcess } from '../../case'

/** Several rows of the queue at once; each succeeds or fails by itself, one after the other. */
export const signMany: UseCase<In<'staff', 'signMany'>, Out<'staff', 'signMany'>> = async (
  input,
  context,
) => {
  const signed: string[] = []
  const failed: { caseId: string; message: string }[] = []
  for (const caseId of new Set(input.caseIds)) {
    try {
      await transition(caseProcess, { action: 'sign', id: caseId, key: input.key }, context)
      signed.push(caseId)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      failed.push({ caseId, message: error.message })
    }
  }
  return { signed, failed }
}
