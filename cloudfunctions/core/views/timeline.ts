import type { TimelineEntry } from '../../../miniprogram/domain/api/case'
import type { Sight } from '../../../miniprogram/domain/case/permissions'
import type { CaseAction } from '../../../miniprogram/domain/case/workflow'
import { CASE_ACTIONS } from '../../../miniprogram/domain/case/workflow'
import type { EventDoc, StoredMedia } from '../../database/documents'
import type { Reference } from '../repositories/reference'
import { maskNumbers } from './mask'
import type { Urls } from './media'
import { toMediaViews } from './media'

/** What happened between the offices: no business of the citizen's. */
const STAFF_ONLY: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'requestExtension',
  'refuseExtension',
  'urge',
  'publish',
  'unpublish',
])
/** Between the citizen and the department: no business of the public's. */
const NOT_PUBLIC: ReadonlySet<CaseAction> = new Set<CaseAction>([
  'addNote',
  'giveInfo',
  'askInfo',
  'resumeWithoutInfo',
  'handBack',
  'grantExtension',
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

function isVisible({ action, internal }: EventDoc, sight: Sight): boolean {
  return sight === 'staff' || (!internal && isVisibleAction(action, sight))
}

function isVisibleAction(action: CaseAction, sight: Sight): boolean {
  return !STAFF_ONLY.has(action) && (sight === 'own' || !NOT_PUBLIC.has(action))
}

/**
 * @returns what of a history somebody with `sight` may read, so that the database leaves out the rest before a page is
 *   cut: a citizen's notes must not push the department's answer out of what the public reads
 */
export function visibleTo(sight: Sight): { actions: readonly CaseAction[]; internal: boolean } {
  const actions = CASE_ACTIONS.filter((action) => sight === 'staff' || isVisibleAction(action, sight))
  return { actions, internal: sight === 'staff' }
}

/** @returns who did it, never a person's name */
export function actorLabel({ party, departmentId }: EventDoc['actor'], reference: Reference): string {
  if (party === 'reporter') return '市民'
  if (party === 'system') return '系统'
  if (party === 'dispatcher' || party === 'supervisor') return '平台'
  return reference.department(departmentId)?.name ?? '承办部门'
}

function textFor({ action, text }: EventDoc, sight: Sight): string {
  if (sight === 'staff') return text
  if (WORDS_FOR_STAFF.has(action)) return ''
  if (sight === 'own') return text
  return UNCHECKED.has(action) ? '' : maskNumbers(text)
}

function mediaFor({ action, media }: EventDoc, sight: Sight): StoredMedia[] {
  return sight === 'public' && UNCHECKED.has(action) ? [] : media
}

/** What only colleagues see of an entry. */
function staffPart(event: EventDoc, reference: Reference): Partial<TimelineEntry> {
  const reason = event.reason && reasonName(event, reference)
  return {
    ...(event.actor.name ? { person: event.actor.name } : {}),
    ...(event.internal ? { internal: true } : {}),
    ...(reason ? { reason } : {}),
  }
}

function reasonName({ reason }: EventDoc, { city }: Reference): string {
  const known = Object.values(city.reasons).flat()
  return known.find(({ id }) => id === reason)?.name ?? reason
}

function toEntry(event: EventDoc, sight: Sight, reference: Reference, urls: Urls): TimelineEntry {
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
    // The number of the case that it became a part of.
    ...(sight === 'own' && event.action === 'merge' ? { reason: event.reason } : {}),
    ...(sight === 'staff' ? staffPart(event, reference) : {}),
    ...(sight === 'staff' && department ? { toDepartment: department.name } : {}),
  }
}

/**
 * @param events newest first
 * @returns the history as somebody with `sight` may read it, in the same order
 */
export function toTimeline(
  events: readonly EventDoc[],
  sight: Sight,
  reference: Reference,
  urls: Urls,
): TimelineEntry[] {
  return events
    .filter((event) => isVisible(event, sight))
    .map((event) => toEntry(event, sight, reference, urls))
}

/** @returns the files that the timeline will show */
export function timelineMedia(events: readonly EventDoc[], sight: Sight): StoredMedia[] {
  return events.filter((event) => isVisible(event, sight)).flatMap((event) => mediaFor(event, sight))
}
