import type { CaseDoc, CategoryDoc } from '../../database/documents'
import type { CaseLimits, ClockRules } from '../../../miniprogram/domain/case/deadlines'
import { promise, resolveLimit, shiftForPause } from '../../../miniprogram/domain/case/deadlines'
import { RATING_WINDOW_DAYS, REMIND_ON_DAY } from '../../../miniprogram/domain/case/rating'
import type { CaseType, Clocks, Urgency } from '../../../miniprogram/domain/case/types'
import type { CaseState } from '../../../miniprogram/domain/case/workflow'
import { isIn, STATE_ROWS } from '../../../miniprogram/domain/case/workflow'
import { isWorkingDay } from '../calendar'
import type { Reference } from '../repositories/reference'

const DAY = 24 * 60 * 60 * 1000

/** How long a department waits for the citizen's answer before it goes on without. */
const INFO_DAYS = 5

/** @returns which promise runs in a state; none where the citizen or nobody is to act */
export function runningClock(state: CaseState): 'sign' | 'resolve' | undefined {
  return STATE_ROWS[state].clock
}

export function clockRulesOf({ city }: Reference): ClockRules {
  return { ...city.workingHours, isWorkingDay }
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

/** @returns the three promises of a case of `category` from `start` on */
export function promiseFor(reference: Reference, category: CategoryDoc, start: number): Clocks {
  return promise(start, limitsOf(reference, category, category), clockRulesOf(reference))
}

/** @returns the promises after the resolve clock stood still from `found.pausedAt` to `now` */
export function resumedClocks(reference: Reference, found: CaseDoc, now: number): Clocks {
  if (found.pausedAt === 0) return found.clocks
  const rules = clockRulesOf(reference)
  const limits = limitsOf(reference, found, reference.category(found.categoryId))
  const { unit } = resolveLimit(found.promisedAt, limits, rules)
  const pause = { from: found.pausedAt, to: now }
  return { ...found.clocks, resolveDue: shiftForPause(found.clocks.resolveDue, pause, unit, rules) }
}

type Timed = Pick<CaseDoc, 'state' | 'clocks' | 'promisedAt' | 'stateAt' | 'closedAt' | 'warned'>

/** @returns when the running promise is due; 0 when none runs */
export function dueAtOf({ state, clocks }: Pick<CaseDoc, 'state' | 'clocks'>): number {
  const kind = runningClock(state)
  if (!kind) return 0
  return kind === 'sign' ? clocks.signDue : clocks.resolveDue
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
  if (state === 'closed' || state === 'rated') return closedAt + RATING_WINDOW_DAYS * DAY
  if (isIn('turnedDown', state)) return stateAt + RATING_WINDOW_DAYS * DAY
  const due = dueAtOf(found)
  const next = WARNINGS.find(({ mark }) => !warned.includes(mark))
  return due === 0 || !next ? 0 : Math.round(found.promisedAt + (due - found.promisedAt) * next.part)
}
