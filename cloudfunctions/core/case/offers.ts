import type { OfferedAction } from '../../../miniprogram/domain/api/case'
import { isWithinDays, RATING_WINDOW_DAYS, REOPEN_WINDOW_DAYS } from '../../../miniprogram/domain/case/rating'
import type { MediaKind } from '../../../miniprogram/domain/case/types'
import type { CaseAction, Party } from '../../../miniprogram/domain/case/workflow'
import { allowedActions, WORKFLOW } from '../../../miniprogram/domain/case/workflow'
import type { CaseDoc } from '../../database/documents'
import { owesContact } from './clocks'

/** After so many hand-backs the dispatcher's decision stands: act first, argue later (先办后议). */
const HAND_BACKS_MAX = 2

/** What brings a case forward comes first, what sends it elsewhere last. */
const USEFUL_FIRST: readonly CaseAction[] = [
  'giveInfo',
  'rate',
  'accept',
  'sign',
  'dispatch',
  'reply',
  'verify',
  'close',
  'progress',
  'contact',
  'grantExtension',
  'refuseExtension',
  'askInfo',
  'publish',
  'addNote',
  'requestExtension',
  'reopen',
  'redo',
  'urge',
  'handBack',
  'merge',
  'reject',
  'withdraw',
  'unpublish',
]

/** What is offered does not depend on what pictures are called. */
type Subject = Omit<CaseDoc, 'media' | 'afterMedia'> & { afterMedia: readonly { kind: MediaKind }[] }
type Guard = (found: Subject, now: number, parties: readonly Party[]) => boolean

/** What the table cannot say: windows, and what must (not) have happened before. */
const GUARDS: Partial<Record<CaseAction, Guard>> = {
  rate: ({ closedAt }, now) => isWithinDays(closedAt, RATING_WINDOW_DAYS, now),
  reopen: (found, now, parties) =>
    parties.includes('supervisor') ||
    (found.reopens === 0 && isWithinDays(found.closedAt, REOPEN_WINDOW_DAYS, now)),
  askReopenAgain: ({ reopens, askedAgainAfter }) => reopens > 0 && askedAgainAfter !== reopens,
  handBack: ({ bounces }) => bounces < HAND_BACKS_MAX,
  requestExtension: ({ extension }) => extension === undefined,
  grantExtension: ({ extension }) => extension !== undefined,
  refuseExtension: ({ extension }) => extension !== undefined,
  contact: (found) => owesContact(found),
  publish: ({ mayBePublished, published }) => mayBePublished && !published,
  unpublish: ({ published }) => published,
}

/** @returns whether `action` makes sense for the case now, beyond state and party */
export function passesGuard(
  action: CaseAction,
  found: Subject,
  now: number,
  parties: readonly Party[],
): boolean {
  return GUARDS[action]?.(found, now, parties) ?? true
}

/** @returns what `parties` may do with the case now, the most useful first */
export function offersFor(found: Subject, parties: readonly Party[], now: number): OfferedAction[] {
  const allowed = allowedActions(found.state, parties)
  return USEFUL_FIRST.filter(
    (action) => allowed.includes(action) && passesGuard(action, found, now, parties),
  ).map((action) => ({ action, ...(needsPhoto(action, found) ? { needsPhoto: true } : {}) }))
}

function needsPhoto(action: CaseAction, { physical, afterMedia }: Subject): boolean {
  if (!physical) return false
  const requires: readonly string[] = WORKFLOW[action].requires
  return (
    requires.includes('afterPhoto') ||
    (action === 'close' && !afterMedia.some(({ kind }) => kind === 'image'))
  )
}
