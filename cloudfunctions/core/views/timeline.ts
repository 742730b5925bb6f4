import type { TimelineEntry } from '../../../miniprogram/domain/api/case'
import type { Sight } from '../../../miniprogram/domain/case/permissions'
import type { CaseAction } from '../../../miniprogram/domain/case/workflow'
import type { EventDoc } from '../../database/documents'
import { eventFacts } from '../case/event-facts'
import type { Reference } from '../repositories/reference'
import { maskNumbers } from './mask'
import type { SeenMedia, Shown } from '../media/seen-media'
import type { Urls } from './media'
import { toMediaViews } from './media'

/** What happened between the offices: no business of the citizen's. */
const STAFF_ONLY: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'requestExtension',
  'refuseExtension',
  'urge',
  'publish',
  'unpublish',
  'contact',
])
/** Between the citizen and the department: no business of the public's. */
const NOT_PUBLIC: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'addNote',
  'askReopenAgain',
  'giveInfo',
  'askInfo',
  'resumeWithoutInfo',
  'handBack',
  'grantExtension',
  'recalculate',
  'archive',
])
/** The citizen learns that it happened, the words are for the colleagues. */
const WORDS_FOR_STAFF: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'handBack',
  'dispatch',
  'verify',
  'redo',
])

/** What the reporter adds when the case is public already: nobody has looked at it for the public. */
const UNCHECKED: ReadonlySet<CaseAction> = new Set<CaseAction>(['rate', 'reopen', 'withdraw'])

/** @returns whether what somebody writes with this action is read by others than staff */
export function citizensRead(action: CaseAction): boolean {
  return !STAFF_ONLY.has(action) && !WORDS_FOR_STAFF.has(action)
}

function isVisible({ action, internal }: Pick<EventDoc, 'action' | 'internal'>, sight: Sight): boolean {
  if (sight === 'staff') return true
  if (internal || STAFF_ONLY.has(action)) return false
  return sight === 'own' || !NOT_PUBLIC.has(action)
}

/** @returns who did it, never a person's name */
export function actorLabel({ party, departmentId }: EventDoc['actor'], reference: Reference): string {
  if (party === 'reporter') return '市民'
  if (party === 'system') return '系统'
  if (party === 'dispatcher' || party === 'supervisor') return '平台'
  return reference.department(departmentId)?.name ?? '承办部门'
}

function textFor({ action, text }: Pick<EventDoc, 'action' | 'text'>, sight: Sight): string {
  if (sight === 'staff') return text
  if (WORDS_FOR_STAFF.has(action)) return ''
  if (sight === 'own') return text
  return UNCHECKED.has(action) ? '' : maskNumbers(text)
}

function mediaFor({ action, media }: Shown<EventDoc>, sight: Sight): SeenMedia[] {
  return sight === 'public' && UNCHECKED.has(action) ? [] : media
}

/** What only colleagues see of an entry. */
function staffPart(event: Omit<EventDoc, 'media'>): Partial<TimelineEntry> {
  const { remark } = eventFacts(event)
  return {
    ...(event.actor.name ? { person: event.actor.name } : {}),
    ...(event.internal ? { internal: true } : {}),
    ...(remark ? { remark } : {}),
    ...(event.reached === undefined ? {} : { reached: event.reached }),
  }
}

/** @returns why, as the city's lists name it; the id itself when they do not know it any more */
export function reasonName(reasonId: string, { city }: Reference): string {
  const known = Object.values(city.reasons).flat()
  return known.find(({ id }) => id === reasonId)?.name ?? reasonId
}

/** Why a case ended is for whoever may read that it did; the other reasons are between the offices. */
const REASON_FOR_ALL: ReadonlySet<CaseAction> = new Set<CaseAction>(['reject', 'close'])

function reasonPart(event: Omit<EventDoc, 'media'>, sight: Sight, reference: Reference): Partial<TimelineEntry> {
  const { reasonId, parentNumber } = eventFacts(event)
  const seesReason = sight === 'staff' || REASON_FOR_ALL.has(event.action)
  return {
    ...(reasonId && seesReason ? { reason: reasonName(reasonId, reference) } : {}),
    ...(parentNumber && sight !== 'public' ? { parentNumber } : {}),
  }
}

function toEntry(event: Shown<EventDoc>, sight: Sight, reference: Reference, urls: Urls): TimelineEntry {
  const department = reference.department(event.toDepartmentId)
  return {
    id: event._id,
    at: event.at,
    action: event.action,
    by: actorLabel(event.actor, reference),
    text: textFor(event, sight),
    media: toMediaViews(mediaFor(event, sight), sight, urls),
    ...(event.rating ? { rating: event.rating } : {}),
    ...(department && event.action !== 'handBack' ? { toDepartment: department.name } : {}),
    ...(event.until ? { until: event.until } : {}),
    ...(event.moved ? { moved: event.moved } : {}),
    ...reasonPart(event, sight, reference),
    ...(sight === 'staff' ? staffPart(event) : {}),
    ...(sight === 'staff' && department ? { toDepartment: department.name } : {}),
  }
}

/** @returns the history as somebody with `sight` may read it, newest first */
export function toTimeline(
  events: readonly Shown<EventDoc>[],
  sight: Sight,
  reference: Reference,
  urls: Urls,
): TimelineEntry[] {
  return events
    .filter((event) => isVisible(event, sight))
    .map((event) => toEntry(event, sight, reference, urls))
    .reverse()
}

/** @returns the files that the timeline will show */
export function timelineMedia(events: readonly Shown<EventDoc>[], sight: Sight): SeenMedia[] {
  return events.filter((event) => isVisible(event, sight)).flatMap((event) => mediaFor(event, sight))
}
