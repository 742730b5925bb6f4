import { caseEntryStore } from '../entries'
import { caseStore } from '../store'
import type { ClockRules } from '#domain/case/deadlines'
import { shiftForPause } from '#domain/case/deadlines'
import type { MovedClock, PromiseKind } from '#domain/case/types'
import { nextState } from '#domain/case/workflow'
import type { CaseDoc } from '../documents'
import type { CategoryDoc } from '../../../city/documents'
import type { CaseEntry } from '../entries'
import type { Calendar } from '../../../city/calendar'
import { weekdaysFrom } from '../../../city/calendar'
import { earliest, watched } from '../assumed'
import type { Promised } from '../clocks'
import { clockRulesOf, owesContact, promiseFor, resolveUnit, runningClock } from '../clocks'
import { DUE } from '../moved-clocks'
import { pausesIn } from '../pauses'
import { moveEarlierHistory } from '../earlier-history'
import { caseProcess } from '../process'
import { transitionBySystem } from '../../../kernel/process/transition'
import type { WorkContext } from '../../../kernel/context'
import { setAside } from './set-aside'
import type { Reference } from '../../../city/reference'

/** The first year that the first release's calendar did not know; it counted Monday to Friday from there on. */
const FIRST_RELEASE_ENDED = 2027

/** Cases of one run; the next run takes the rest. */
const BATCH = 100

/**
 * Counts promises anew that were made while a year's public holidays were only assumed, once that year is published.
 * @returns how many dates it moved, and how many stayed as they were
 */
export async function recalculate(context: WorkContext): Promise<{ moved: number; confirmed: number }> {
  const { calendar } = await context.reference()
  const done = { moved: 0, confirmed: 0 }
  for (const found of await caseStore(context.db).assumedIn(calendar.known, BATCH)) {
    try {
      done[await recalculateOne(found, context)] += 1
    } catch (error) {
      await setAside(found._id, error, context)
    }
  }
  if (done.moved > 0) context.services.kickOutbox()
  return done
}

async function recalculateOne(found: CaseDoc, context: WorkContext): Promise<'moved' | 'confirmed'> {
  const reference = await context.reference()
  await moveEarlierHistory(found, context.db)
  const events = await caseEntryStore(context.db).all({ kind: 'case', id: found._id })
  const { moved, assumedFrom } = recalculated(found, events, reference)
  if (moved.length === 0) {
    await caseStore(context.db).updateUnchanged(found, { assumedFrom })
    return 'confirmed'
  }
  const resolve = moved.find(({ kind }) => kind === 'resolve')
  await transitionBySystem(
    caseProcess,
    {
      action: 'recalculate',
      id: found._id,
      // Once for a year and a round, however many clocks run at once.
      key: `${found.assumedFrom ?? 0}-${found.promisedAt}`,
      recalculation: { version: found.version, moved, assumedFrom },
      ...(resolve ? { until: resolve.to } : {}),
    },
    context,
  )
  return 'moved'
}

/** @returns the promises still open that the calendar moves, and the year on which they are assumed now */
function recalculated(
  found: CaseDoc,
  events: readonly CaseEntry[],
  reference: Reference,
): { moved: MovedClock[]; assumedFrom: number } {
  const { assumedFrom = 0 } = found
  const category = reference.category(found.categoryId)
  if (!category || nextState('recalculate', found.state) === undefined) return { moved: [], assumedFrom: 0 }
  const earlier = reference.calendar.before(assumedFrom)
  const count = (calendar: Reference['calendar']) =>
    countedAnew(found, category, events, { ...reference, calendar })
  const firstRelease = { ...earlier, ...weekdaysFrom(FIRST_RELEASE_ENDED, reference.calendar) }
  const before = [earlier, firstRelease].map((calendar: Calendar) => count(calendar).clocks)
  const after = count(reference.calendar)
  const moved = openClocks(found).flatMap((kind) => {
    const [from, to] = [found.clocks[DUE[kind]], after.clocks[DUE[kind]]]
    // A date that came about otherwise, by changed limits for instance, is not the calendar's to move.
    const isCounted = before.some((clocks) => clocks[DUE[kind]] === from)
    return isCounted && from !== to ? [{ kind, from, to }] : []
  })
  return { moved, assumedFrom: after.assumedFrom }
}

/** What is still to come. A date that an extension fixed was told as a date and stays. */
function openClocks(found: CaseDoc): PromiseKind[] {
  return [
    ...(runningClock(found.state) === 'sign' ? ['sign' as const] : []),
    ...(owesContact(found) ? ['contact' as const] : []),
    ...(found.extended ? [] : ['resolve' as const]),
  ]
}

/** The promises as they would be today: from their beginning, with the time that each pause gives back. */
function countedAnew(
  found: CaseDoc,
  category: CategoryDoc,
  events: readonly CaseEntry[],
  reference: Reference,
): Promised {
  const subject = { ...category, type: found.type, urgency: found.urgency }
  const promised = promiseFor(reference, subject, found.promisedAt, found.clocks.contactDue > 0)
  const rules: ClockRules & { assumedFrom(): number } = watched(clockRulesOf(reference), reference.calendar)
  const unit = resolveUnit(reference, found)
  const resolveDue = pausesIn(events, found.promisedAt).reduce(
    (due, pause) => shiftForPause(due, pause, unit, rules),
    promised.clocks.resolveDue,
  )
  return {
    clocks: { ...promised.clocks, resolveDue },
    assumedFrom: earliest(promised.assumedFrom, rules.assumedFrom()),
  }
}
