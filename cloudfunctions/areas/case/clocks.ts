import type { CallBack, CaseDoc } from './documents'
import type { CategoryDoc } from '../../city/documents'
import type { CaseLimits, ClockRules, Interval, TimeLimit } from '#domain/case/deadlines'
import { addLimit, extensionEnds, promise, resolveLimit, shiftForPause } from '#domain/case/deadlines'
import { INFO_DAYS, RATING_WINDOW_DAYS, REMIND_ON_DAY } from '#domain/case/limits'
import { CALL_BACK_LIMIT, owesCallBack } from '#domain/case/rating'
import type { CaseType, ClockKind, Clocks, Urgency } from '#domain/case/types'
import type { CaseState } from '#domain/case/workflow'
import { isIn, STATE_ROWS } from '#domain/case/workflow'
import { DAY } from '#domain/kernel/time'
import type { Reference } from '../../city/reference'
import { earliest, watched } from './assumed'

/** @returns which promise runs in a state; none where the citizen or nobody is to act */
export function runningClock(state: CaseState): 'sign' | 'resolve' | undefined {
  return STATE_ROWS[state].clock
}

export function clockRulesOf({ city, calendar }: Pick<Reference, 'city' | 'calendar'>): ClockRules {
  return { ...city.workingHours, isWorkingDay: (day) => calendar.isWorkingDay(day) }
}

type Subject = { type: CaseType; urgency: Urgency }

function limitsOf({ city }: Reference, subject: Subject, category: CategoryDoc | undefined): CaseLimits {
  return {
    sign: city.limits.sign,
    contact: city.limits.contact,
    byType: city.limits.byType[subject.type],
    byUrgency: city.limits.byUrgency[subject.urgency],
    ...(category?.limit ? { own: category.limit } : {}),
  }
}

/** Promises, and what they were counted on. */
export interface Promised {
  clocks: Clocks
  /** The first year of those they touch whose calendar is only assumed; 0 when none is. */
  assumedFrom: number
}

/** @returns the three promises of a case of `category` from `start` on */
export function promiseFor(
  reference: Reference,
  category: CategoryDoc,
  start: number,
  withContact = true,
): Promised {
  const limits = limitsOf(reference, category, category)
  const rules = clockRulesOf(reference)
  // The longer of two limits decides nothing, so the days that it would reach do not matter.
  const deciding = { ...limits, own: resolveLimit(start, limits, rules) }
  const counted = watched(rules, reference.calendar)
  const clocks = promise(start, deciding, counted, withContact)
  return { clocks, assumedFrom: counted.assumedFrom() }
}

/** @returns whether somebody could be called: not one who is anonymous and left no number */
export function canBeContacted({ anonymous, phone }: CaseDoc['reporter']): boolean {
  return !anonymous || phone !== ''
}

/** @returns the limit that decides when a case must be resolved */
function decidingLimit(reference: Reference, found: CaseDoc): TimeLimit {
  const limits = limitsOf(reference, found, reference.category(found.categoryId))
  return resolveLimit(found.promisedAt, limits, clockRulesOf(reference))
}

/** @returns its unit */
export function resolveUnit(reference: Reference, found: CaseDoc): TimeLimit['unit'] {
  return decidingLimit(reference, found).unit
}

/** @returns to when the answer may be put off, ascending; see `extensionEnds` */
export function mayExtendTo(reference: Reference, found: CaseDoc, now: number): number[] {
  const limit = decidingLimit(reference, found)
  return extensionEnds(found.clocks.resolveDue, now, limit, clockRulesOf(reference))
}

/** @returns the call that a bad rating of `now` asks for; undefined without a number to call */
export function callBackFor({ reporter }: CaseDoc, now: number, reference: Reference): CallBack | undefined {
  if (reporter.phone === '') return undefined
  const due = addLimit(now, reference.city.limits.callBack ?? CALL_BACK_LIMIT, clockRulesOf(reference))
  return { since: now, due, tries: 0, doneAt: 0, warned: [] }
}

/**
 * @returns the promises after the resolve clock stood still from `found.pausedAt` to `now`. A date that an extension
 * fixed stays: it was told to the citizen as a date.
 */
export function resumedClocks(reference: Reference, found: CaseDoc, now: number): Promised {
  const { clocks, pausedAt, extended, assumedFrom = 0 } = found
  if (pausedAt === 0 || extended) return { clocks, assumedFrom }
  const rules = watched(clockRulesOf(reference), reference.calendar)
  const pause: Interval = { from: pausedAt, to: now }
  const resolveDue = shiftForPause(clocks.resolveDue, pause, resolveUnit(reference, found), rules)
  return { clocks: { ...clocks, resolveDue }, assumedFrom: earliest(assumedFrom, rules.assumedFrom()) }
}

type Contacted = Pick<CaseDoc, 'state' | 'clocks' | 'contactedAt' | 'promisedAt' | 'callBack'>

/** @returns whether first contact was promised and has not happened yet */
export function owesContact({
  state,
  clocks,
  contactedAt,
}: Pick<CaseDoc, 'state' | 'clocks' | 'contactedAt'>): boolean {
  const isOurTurn = isIn('open', state) && !isIn('waitingForCitizen', state)
  return clocks.contactDue > 0 && contactedAt === 0 && isOurTurn
}

/** A promise that runs now. */
export interface RunningClock {
  kind: ClockKind
  at: number
  /** Since when its time counts. */
  from: number
}

/** @returns the promises that run in the case's state, the earliest first; of two at once that of the state */
export function clocksOf(found: Contacted): RunningClock[] {
  const { state, clocks, promisedAt: from } = found
  const kind = runningClock(state)
  const running: RunningClock[] = kind
    ? [{ kind, at: kind === 'sign' ? clocks.signDue : clocks.resolveDue, from }]
    : []
  if (owesContact(found)) running.push({ kind: 'contact', at: clocks.contactDue, from })
  const callBack = openCallBack(found)
  if (callBack) running.push({ kind: 'callBack', at: callBack.due, from: callBack.since })
  return running.sort((one, other) => one.at - other.at)
}

/** @returns the call that is still to be made after a bad rating */
export function openCallBack({ state, callBack }: Pick<CaseDoc, 'state' | 'callBack'>): CallBack | undefined {
  return state === 'rated' && owesCallBack(callBack) ? callBack : undefined
}

type Timed = Contacted & Pick<CaseDoc, 'stateAt' | 'closedAt' | 'warned' | 'contactWarned'>

/** @returns when the earliest running promise is due; 0 when none runs */
export function dueAtOf(found: Contacted): number {
  return clocksOf(found)[0]?.at ?? 0
}

/** Warnings of a running promise: which, at what part of its time. */
export const WARNINGS = [
  { mark: 'warn', part: 0.75 },
  { mark: 'late', part: 1 },
  { mark: 'escalated', part: 1.5 },
] as const

/** @returns when the timer must look at the case next; 0 when never. The timer decides what to do by the same rules. */
export function sweepAtOf(found: Timed): number {
  const { state, stateAt, closedAt, warned } = found
  if (isIn('waitingForCitizen', state)) return stateAt + INFO_DAYS * DAY
  if (state === 'closed' && !warned.includes('rateReminder')) return closedAt + REMIND_ON_DAY * DAY
  // Nobody archives it while somebody is still to be called.
  if (openCallBack(found)) return nextOf(found)
  if (state === 'closed' || state === 'rated') return closedAt + RATING_WINDOW_DAYS * DAY
  if (isIn('turnedDown', state)) return stateAt + RATING_WINDOW_DAYS * DAY
  return nextOf(found)
}

function nextOf(found: Timed): number {
  return clocksOf(found)
    .map((clock) => nextWarningAt(clock, found))
    .reduce(earliest, 0)
}

/** @returns the marks that a clock has got; each clock has its own */
export function marksOf(
  { kind }: RunningClock,
  { warned, contactWarned = [], callBack }: Timed,
): CaseDoc['warned'] {
  if (kind === 'callBack') return callBack?.warned ?? []
  return kind === 'contact' ? contactWarned : warned
}

/** @returns when a part of a clock's time has passed, epoch ms */
export function partOf({ at, from }: RunningClock, part: number): number {
  return Math.round(from + (at - from) * part)
}

function nextWarningAt(clock: RunningClock, found: Timed): number {
  const marks = marksOf(clock, found)
  const next = WARNINGS.find(({ mark }) => !marks.includes(mark))
  return next ? partOf(clock, next.part) : 0
}
