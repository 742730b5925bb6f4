import type { Clocks, MovedClock, PromiseKind } from '#domain/case/types'
import { AppError } from '#domain/kernel/errors'
import type { CaseDoc } from './documents'
import { runningClock } from './clocks'

/** What a published calendar makes of the promises of a case. */
export interface Recalculation {
  /** Of the case that was counted with. */
  version: number
  moved: MovedClock[]
  /** The year on which they are assumed now; 0 for none. */
  assumedFrom: number
}

/** Where a case keeps the date of each clock. */
export const DUE: Record<PromiseKind, keyof Clocks> = {
  sign: 'signDue',
  contact: 'contactDue',
  resolve: 'resolveDue',
}

/**
 * @returns what a case becomes by it
 * @throws AppError `case_conflict` when somebody acted on it meanwhile: what was counted belongs to the case as it was read
 */
export function moveClocks(found: CaseDoc, { version, moved, assumedFrom }: Recalculation): Partial<CaseDoc> {
  if (found.version !== version) throw new AppError('case_conflict')
  const dates = Object.fromEntries(moved.map(({ kind, to }) => [DUE[kind], to]))
  return { clocks: { ...found.clocks, ...dates }, assumedFrom, ...freshWarnings(found, moved) }
}

/** A date that moved is warned of anew. */
function freshWarnings({ state }: CaseDoc, moved: readonly MovedClock[]): Partial<CaseDoc> {
  const kinds = moved.map(({ kind }) => kind)
  return {
    ...(kinds.includes('contact') ? { contactWarned: [] } : {}),
    ...(kinds.some((kind) => kind === runningClock(state)) ? { warned: [] } : {}),
  }
}
