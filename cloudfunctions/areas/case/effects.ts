import type { CaseAction, CaseState } from '#domain/case/workflow'
import { ACTION_ROWS, isIn, isToPublish, nextState } from '#domain/case/workflow'
import type { CaseDoc } from './documents'
import type { Reference } from '../../city/reference'
import { mapCellsOf } from './map-cells'
import { squaresOf } from './map-squares'
import { dueAtOf, resumedClocks, runningClock, sweepAtOf } from './clocks'

/** The office whose turn it is did something: what was pressed for has begun. */
function answersUrging(action: CaseAction): boolean {
  const { to, by } = ACTION_ROWS[action]
  const isOffice = by.includes('lead') || by.includes('dispatcher')
  return isOffice && (to !== 'same' || action === 'contact')
}

/** @returns the resolve clock after an action: it pauses, goes on or stops */
function clocksFor(action: CaseAction, found: CaseDoc, now: number, reference: Reference): Partial<CaseDoc> {
  const { clock } = ACTION_ROWS[action]
  if (clock === 'pause') return { pausedAt: now }
  if (clock === 'resume') return { pausedAt: 0, ...resumedClocks(reference, found, now) }
  return clock === 'stop' ? { pausedAt: 0, assumedFrom: 0 } : {}
}

/**
 * What follows for a case from an action's row and from the state that it leads to: first contact, clocks, what the
 * public sees, and which warnings begin anew. What a single action changes is in changes.ts.
 */
export function effectsOf(
  action: CaseAction,
  found: CaseDoc,
  to: CaseState,
  now: number,
  reference: Reference,
): Partial<CaseDoc> {
  return {
    ...(ACTION_ROWS[action].isContact && found.contactedAt === 0 ? { contactedAt: now } : {}),
    ...clocksFor(action, found, now, reference),
    ...(found.urgedAt && answersUrging(action) ? { urgedAt: 0 } : {}),
    ...(isIn('turnedDown', to) ? { published: false, mayBePublished: false } : {}),
    // Nobody needs to rule any more on what was asked for.
    ...(found.extension && !mayWaitForRuling(to) ? { extension: undefined } : {}),
    // Too late to publish it; it would wait for that for ever.
    ...(to === 'archived' && !found.published ? { mayBePublished: false } : {}),
    // Before its first step a case has no state yet.
    ...(found.version > 0 && runningClock(to) !== runningClock(found.state) ? { warned: [] } : {}),
  }
}

/** The department that asked for an extension has the case still, and has not answered. */
const mayWaitForRuling = (state: CaseState): boolean =>
  isIn('waitingForCitizen', state) || nextState('requestExtension', state) !== undefined

/** The fields of a case that follow from its others. */
export type DerivedField = 'dueAt' | 'sweepAt' | 'toPublish' | 'toRule' | 'mapCells' | 'shownIn'

/** @returns the fields that follow from the others; every write of a case sets them anew */
export function derivedFields(found: Omit<CaseDoc, DerivedField>): Pick<CaseDoc, DerivedField> {
  return {
    dueAt: dueAtOf(found),
    sweepAt: sweepAtOf(found),
    toPublish: isToPublish(found),
    toRule: found.extension !== undefined,
    mapCells: mapCellsOf(found),
    shownIn: squaresOf(found),
  }
}
