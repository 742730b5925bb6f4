import type { TimelineEntry } from '../../../miniprogram/domain/api/case'
import type { Sight } from '../../../miniprogram/domain/kernel/life'
import { CASE_LIFE } from '../../../miniprogram/domain/case/workflow'
import type { EventDoc, StoredMedia } from '../../database/documents'
import type { Reference } from '../repositories/reference'
import { maskNumbers } from './mask'
import type { Urls } from './media'
import { toMediaViews } from './media'

function isVisible({ action, internal }: EventDoc, sight: Sight): boolean {
  return sight === 'staff' || (!internal && CASE_LIFE.isSeen(action, sight))
}

/** @returns who did it, never a person's name */
export function actorLabel({ party, departmentId }: EventDoc['actor'], reference: Reference): string {
  if (party === 'reporter') return '市民'
  if (party === 'system') return '系统'
  if (party === 'dispatcher' || party === 'supervisor') return '平台'
  return reference.department(departmentId)?.name ?? '承办部门'
}

function textFor({ action, text }: EventDoc, sight: Sight): string {
  if (!CASE_LIFE.areWordsSeen(action, sight)) return ''
  return sight === 'public' ? maskNumbers(text) : text
}

function mediaFor({ action, media }: EventDoc, sight: Sight): StoredMedia[] {
  return CASE_LIFE.areWordsSeen(action, sight) ? media : []
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

/** @returns the history as somebody with `sight` may read it, newest first */
export function toTimeline(
  events: readonly EventDoc[],
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
export function timelineMedia(events: readonly EventDoc[], sight: Sight): StoredMedia[] {
  return events.filter((event) => isVisible(event, sight)).flatMap((event) => mediaFor(event, sight))
}
