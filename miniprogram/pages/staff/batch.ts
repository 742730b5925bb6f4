import type { Out } from '../../domain/api/index'
import { SIGNED_AT_ONCE } from '../../domain/api/staff'

/** Signing many: in slices, because the server takes only so many at once, and each case with its own outcome. */

export interface Picked {
  id: string
  number: string
}

export interface BatchOutcome {
  signed: number
  failed: { number: string; message: string }[]
  /** What was not tried, because the connection or the server gave up before. */
  left: Picked[]
  /** Why. */
  error?: unknown
}

/**
 * @param sign one slice, by the ids of its cases
 * @param tell hears how many are done with after each slice
 */
export async function signInSlices(
  picked: readonly Picked[],
  sign: (caseIds: string[]) => Promise<Out<'staff', 'signMany'>>,
  tell: (done: number) => void,
): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { signed: 0, failed: [], left: [] }
  for (let from = 0; from < picked.length; from += SIGNED_AT_ONCE) {
    const slice = picked.slice(from, from + SIGNED_AT_ONCE)
    try {
      const { signed, failed } = await sign(slice.map(({ id }) => id))
      outcome.signed += signed.length
      for (const { caseId, message } of failed)
        outcome.failed.push({ number: slice.find(({ id }) => id === caseId)?.number ?? '', message })
    } catch (error) {
      return { ...outcome, left: picked.slice(from), error }
    }
    tell(from + slice.length)
  }
  return outcome
}

/** So many failures are named one by one. */
const NAMED = 6

/**
 * @param why what to say of the error that ended it
 * @returns what is said of a batch in a dialog; undefined when all were signed
 */
export function outcomeText(
  { signed, failed, left }: BatchOutcome,
  why: string,
): { title: string; content: string } | undefined {
  if (failed.length + left.length === 0) return undefined
  const named = failed.slice(0, NAMED).map(({ number, message }) => `${number}：${message}`)
  const more = failed.length > NAMED ? [`另有 ${failed.length - NAMED} 件未能签收，请打开办件查看`] : []
  const untried = left.length > 0 ? [`${left.length} 件尚未签收：${why}。可再点一次“签收”继续`] : []
  const not = failed.length > 0 ? `，${failed.length} 件未能签收` : ''
  return { title: `已签收 ${signed} 件${not}`, content: [...named, ...more, ...untried].join('\n') }
}
