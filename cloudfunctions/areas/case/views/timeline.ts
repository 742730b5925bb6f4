import type { TimelineEntry } from '#domain/api/case'
import type { Sight } from '#domain/kernel/life'
import type { CaseAction } from '#domain/case/workflow'
import { CASE_ACTIONS, CASE_LIFE } from '#domain/case/workflow'
import type { CaseEntry } from '../entries'
import { eventFacts } from '../event-facts'
import type { Reference } from '../../../city/reference'
import { actorLabel } from '../actor-label'
import type { SeenMedia, Shown } from '../../media'
import type { Urls } from './media'
import { toMediaViews } from './media'
import { publicText } from './public-text'

function isVisible({ action, internal }: Pick<CaseEntry, 'action' | 'internal'>, sight: Sight): boolean {
  return sight === 'staff' || (!internal && CASE_LIFE.isSeen(action, sight))
}

/**
 * @returns what of a history somebody with `sight` may read, so that the database leaves out the rest before a page is
 *   cut: a citizen's notes must not push the department's answer out of what the public reads
 */
export function visibleTo(sight: Sight): { actions: readonly CaseAction[]; internal: boolean } {
  return {
    actions: CASE_ACTIONS.filter((action) => CASE_LIFE.isSeen(action, sight)),
    internal: sight === 'staff',
  }
}

function textFor(
  { action, text }: Pick<CaseEntry, 'action' | 'text'>,
  sight: Sight,
  reference: Reference,
): string {
  if (!CASE_LIFE.areWordsSeen(action, sight)) return ''
  return sight === 'public' ? publicText(text, reference) : text
}

function mediaFor({ action, media }: Shown<CaseEntry>, sight: Sight): SeenMedia[] {
  return CASE_LIFE.areWordsSeen(action, sight) ? media : []
}

/** What only colleagues see of an entry. */
function staffPart(event: Omit<CaseEntry, 'media'>): Partial<TimelineEntry> {
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

function reasonPart(
  event: Omit<CaseEntry, 'media'>,
  sight: Sight,
  reference: Reference,
): Partial<TimelineEntry> {
  const { reasonId, parentNumber } = eventFacts(event)
  const seesReason = sight === 'staff' || REASON_FOR_ALL.has(event.action)
  return {
    ...(reasonId && seesReason ? { reason: reasonName(reasonId, reference) } : {}),
    ...(parentNumber && sight !== 'public' ? { parentNumber } : {}),
  }
}

function toEntry(event: Shown<CaseEntry>, sight: Sight, reference: Reference, urls: Urls): TimelineEntry {
  const department = reference.department(event.toDepartmentId)
  return {
    id: event._id,
    at: event.at,
    action: event.action,
    by: actorLabel(event.actor, reference),
    text: textFor(event, sight, reference),
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

/**
 * @param events newest first
 * @returns the history as somebody with `sight` may read it, in the same order
 */
export function toTimeline(
  events: readonly Shown<CaseEntry>[],
  sight: Sight,
  reference: Reference,
  urls: Urls,
): TimelineEntry[] {
  return events
    .filter((event) => isVisible(event, sight))
    .map((event) => toEntry(event, sight, reference, urls))
}

/** @returns the files that the timeline will show */
export function timelineMedia(events: readonly Shown<CaseEntry>[], sight: Sight): SeenMedia[] {
  return events.filter((event) => isVisible(event, sight)).flatMap((event) => mediaFor(event, sight))
}
