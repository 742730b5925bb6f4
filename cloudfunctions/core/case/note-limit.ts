import { AppError } from '../../../miniprogram/domain/errors'
import type { CaseDoc } from '../../database/documents'
import type { Reference } from '../repositories/reference'
import type { Act } from './transition'

/** Notes and answers of a reporter to one case on one day. More are no help to whoever reads them. */
const MOST_A_DAY = 20

/** @returns 2026-11-23 in the city's time */
function cityDay(at: number, { city }: Reference): string {
  return new Date(at + city.workingHours.utcOffsetMinutes * 60_000).toISOString().slice(0, 10)
}

/**
 * Counts a note in the case itself, in the transaction that writes it: of many at the same moment no more than allowed
 * are taken. It is refused after the history entry was tried, so that a retry of a note that was taken still succeeds.
 */
export function noteLimit(reference: Reference, now: number): Pick<Act, 'change' | 'also'> {
  const day = cityDay(now, reference)
  const countOf = ({ notes }: CaseDoc) => (notes?.day === day ? notes.count : 0)
  return {
    change: (found) => ({ notes: { day, count: countOf(found) + 1 } }),
    also(_repos, found) {
      if (countOf(found) < MOST_A_DAY) return Promise.resolve()
      throw new AppError('too_often', { text: `同一办件每天最多补充 ${MOST_A_DAY} 次，请明天再补充` })
    },
  }
}
