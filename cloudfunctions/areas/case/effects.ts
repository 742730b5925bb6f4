import type { CaseAction, CaseState } from '#domain/case/workflow'
import { ACTION_ROWS, isIn, nextState } from '#domain/case/workflow'
import type { CaseDoc } from './documents'
import type { Reference } from '../../city/reference'
import { mapCellsOf } from './map-cells'
import { squaresOf } from './map-squares'
import { canBeContacted, dueAtOf, promiseFor, resumedClocks, runningClock, sweepAtOf } from './clocks'

/** @returns the times that an action sets by itself */
function timesFor(action: CaseAction, found: CaseDoc, now: number): Partial<CaseDoc> {
  return {
    ...(action === 'sign' && found.signedAt === 0 ? { signedAt: now } : {}),
    ...(ACTION_ROWS[action].isContact && found.contactedAt === 0 ? { contactedAt: now } : {}),
    ...(action === 'reply' ? { repliedAt: now } : {}),
    ...(action === 'close' ? { closedAt: now } : {}),
    ...(action === 'handBack' ? { bounces: found.bounces + 1 } : {}),
  }
}

/** @returns the clocks after an action: they pause, go on or stop, and begin anew only when a closed case is reopened */
function clocksFor(action: CaseAction, found: CaseDoc, now: number, reference: Reference): Partial<CaseDoc> {
  if (action === 'reopen') return reopened(found, now, reference)
  const { clock } = ACTION_ROWS[action]
  if (clock === 'pause') return { pausedAt: now }
  if (clock === 'resume') return { pausedAt: 0, ...resumedClocks(reference, found, now) }
  return clock === 'stop' ? { pausedAt: 0, assumedFrom: 0 } : {}
}

function reopened(found: CaseDoc, now: number, reference: Reference): Partial<CaseDoc> {
  const category = reference.category(found.categoryId)
  return {
    reopens: found.reopens + 1,
    closedAt: 0,
    closeReason: '',
    repliedAt: 0,
    promisedAt: now,
    ...(category ? promiseFor(reference, category, now, canBeContacted(found.reporter)) : {}),
    // What belongs to the first round is over: its contact, its extension, its warnings.
    contactedAt: 0,
    extended: false,
    warned: [],
    contactWarned: [],
  }
}

/**
 * What an action does to a case besides its state and what it brings: times, clocks, what the public sees, and when the
 * timer must look again.
 */
export function effectsOf(
  action: CaseAction,
  found: CaseDoc,
  to: CaseState,
  now: number,
  reference: Reference,
): Partial<CaseDoc> {
  return {
    ...timesFor(action, found, now),
    ...clocksFor(action, found, now, reference),
    ...(isIn('turnedDown', to) ? { published: false, mayBePublished: false } : {}),
    // Too late to publish it; it would wait for that for ever.
    ...(to === 'archived' && !found.published ? { mayBePublished: false } : {}),
    // Before its first step a case has no state yet.
    ...(found.version > 0 && runningClock(to) !== runningClock(found.state) ? { warned: [] } : {}),
  }
}

/** The fields of a case that follow from its others. */
export type DerivedField = 'dueAt' | 'sweepAt' | 'toPublish' | 'mapCells' | 'shownIn'

/** @returns the fields that follow from the others; every write of a case sets them anew */
export function derivedFields(found: Omit<CaseDoc, DerivedField>): Pick<CaseDoc, DerivedField> {
  return {
    dueAt: dueAtOf(found),
    sweepAt: sweepAtOf(found),
    toPublish: found.mayBePublished && !found.published && nextState('publish', found.state) !== undefined,
    mapCells: mapCellsOf(found),
    shownIn: squaresOf(found),
  }
}
