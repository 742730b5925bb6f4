import type { CaseView } from '../../../domain/api/case'

/**
 * The case that the case page and the act page both show: handed over in memory, so that neither asks the server for
 * what the other has just received.
 */
let latest: CaseView | undefined

export function handOver(view: CaseView): void {
  latest = view
}

/** @returns the case, when it is the one that was handed over. */
export function handedOver(caseId: string): CaseView | undefined {
  return latest?.id === caseId ? latest : undefined
}
