import { AppError } from '#domain/kernel/errors'
import { localDay } from '#domain/kernel/time'
import type { CaseDoc } from './documents'
import type { Reference } from '../../city/reference'

/** Notes and answers of a reporter to one case on one day. More are no help to whoever reads them. */
const MOST_A_DAY = 20

/**
 * Counts a note in the case itself, in the transaction that writes it: of many at the same moment no more than allowed
 * are taken. A retry of a note that was taken is no new one, and still succeeds.
 * @throws AppError `too_often`
 */
export function countNote({ notes }: CaseDoc, now: number, { city }: Reference): Pick<CaseDoc, 'notes'> {
  const day = localDay(now, city.workingHours)
  const count = notes?.day === day ? notes.count : 0
  if (count >= MOST_A_DAY)
    throw new AppError('too_often', { text: `同一办件每天最多补充 ${MOST_A_DAY} 次，请明天再补充` })
  return { notes: { day, count: count + 1 } }
}
