import { mediaStore } from '../../media/media-store'
import type { CaseView, MainCase } from '#domain/api/case'
import { placeName } from '#domain/case/place-check'
import type { Sight } from '#domain/kernel/life'
import { partiesOf, sightOf } from '#domain/case/permissions'
import type { Party } from '#domain/case/workflow'
import type { CaseDoc } from '../documents'
import type { CaseEntry } from '../entries'
import { offersFor } from '../offers'
import type { Context } from '../../../kernel/context'
import type { SeenMedia, Shown } from '../../media'
import { recordIds, withRecords } from '../../media'
import type { Reference } from '../../../city/reference'
import { accessOf } from '../access'
import { dueOf, placeOf } from './case-card'
import { maskNumbers } from '../../../kernel/mask'
import type { Urls } from './media'
import { fileIdsOf, toMediaViews, visibleMedia } from './media'
import { closeReasonPart, departmentPart, optionOf } from './parts'
import { timelineMedia, toTimeline } from './timeline'

export interface CaseViewSource {
  found: CaseDoc
  /** Newest first. */
  events: CaseEntry[]
  /** Cursor of the entries before these. */
  earlier?: string
  supportedByMe: boolean
  /** How it goes on as part of another, for whoever reported it. */
  main?: MainCase
}

/**
 * A case as the person who asks may see it. This is the one place that decides what leaves the server.
 * @returns undefined when they may see nothing
 */
export async function toCaseView(source: CaseViewSource, context: Context): Promise<CaseView | undefined> {
  const sight = sightOf(context.viewer, accessOf(source.found))
  if (sight === 'none') return undefined
  const { found, events } = await withMedia(source, context)
  const media = [
    ...visibleMedia(found.media, sight),
    ...visibleMedia(found.afterMedia, sight),
    ...visibleMedia(timelineMedia(events, sight), sight),
  ]
  const [reference, urls] = await Promise.all([
    context.reference(),
    context.services.temporaryUrls(fileIdsOf(media)),
  ])
  const parties = partiesOf(context.viewer, accessOf(found))
  return {
    ...publicPart(
      { found, events: source.events, supportedByMe: source.supportedByMe },
      sight,
      reference,
      urls,
    ),
    ...(sight === 'public' ? {} : insidePart(source.found, reference)),
    timeline: toTimeline(events, sight, reference, urls),
    ...(source.main ? { main: source.main } : {}),
    ...(source.earlier === undefined ? {} : { earlier: source.earlier }),
    actions: offersFor(usable(found), parties, context.now),
    ...contactPart(source.found, parties),
    ...(sight === 'staff' ? { bounces: found.bounces } : {}),
  }
}

/** The files as their records say now: one query for all of them, none without any. */
async function withMedia(
  { found, events }: CaseViewSource,
  { db }: Context,
): Promise<{ found: Shown<CaseDoc>; events: Shown<CaseEntry>[] }> {
  const all = [found.media, found.afterMedia, ...events.map(({ media }) => media)].flat()
  const records = await mediaStore(db).many(recordIds(all))
  return {
    found: {
      ...found,
      media: withRecords(found.media, records),
      afterMedia: withRecords(found.afterMedia, records),
    },
    events: events.map((event) => ({ ...event, media: withRecords(event.media, records) })),
  }
}

/** A refused picture proves nothing and shows no result. Staff find it in the history, where it came from. */
const unrefused = (after: readonly SeenMedia[]): SeenMedia[] => after.filter(({ check }) => check !== 'risky')

function usable(found: Shown<CaseDoc>): Shown<CaseDoc> {
  return { ...found, afterMedia: unrefused(found.afterMedia) }
}

type PublicPart = Omit<CaseView, 'timeline' | 'earlier' | 'actions' | 'main'>

function publicPart(
  {
    found,
    events,
    supportedByMe,
  }: { found: Shown<CaseDoc>; events: readonly CaseEntry[]; supportedByMe: boolean },
  sight: Exclude<Sight, 'none'>,
  reference: Reference,
  urls: Urls,
): PublicPart {
  const category = reference.category(found.categoryId)
  const before = found.media.filter(({ kind }) => kind === 'image')
  const due = dueOf(found)
  return {
    id: found._id,
    number: found.number,
    // How often colleagues did something that others do not see is told to colleagues only.
    version: sight === 'staff' ? found.version : 0,
    sight,
    state: found.state,
    type: found.type,
    channel: found.channel,
    category: { id: found.categoryId, name: category?.name ?? '其他' },
    text: sight === 'public' ? maskNumbers(found.text) : found.text,
    place: placePart(found, sight, reference),
    media: toMediaViews(found.media, sight, urls),
    before: toMediaViews(before, sight, urls),
    after: toMediaViews(unrefused(found.afterMedia), sight, urls),
    answers: [],
    at: found.submittedAt,
    ...departmentPart(found, reference),
    coDepartments: found.coDepartmentIds.flatMap((id) => optionOf(id, reference)),
    ...(found.closedAt ? { closedAt: found.closedAt } : {}),
    ...closeReasonPart(found, events, reference),
    ...(found.rating
      ? { rating: { ...found.rating, text: sight === 'public' ? '' : found.rating.text } }
      : {}),
    clocks: found.clocks,
    ...(found.assumedFrom && !found.extended ? { assumed: true } : {}),
    ...(due ? { due } : {}),
    supports: found.supports,
    supportedByMe,
    published: found.published,
    mayBePublished: found.mayBePublished,
  }
}

function placePart(found: CaseDoc, sight: Exclude<Sight, 'none'>, reference: Reference): CaseView['place'] {
  const { address, point } = placeOf(found, sight)
  const townName = reference.town(found.place.townId)?.name ?? ''
  const { doubts } = found.place
  const checked = sight === 'staff' && doubts ? { doubts } : {}
  return { address: placeName(address, townName), townName, point, ...checked }
}

/** What the reporter and staff see beyond the public. */
function insidePart(found: CaseDoc, reference: Reference): Pick<CaseView, 'answers' | 'pausedAt'> {
  const questions = found.asked ?? reference.category(found.categoryId)?.questions ?? []
  const answers = questions.flatMap(({ id, text }) => {
    const answer = found.answers[id]
    return answer ? [{ question: text, answer }] : []
  })
  return { answers, ...(found.pausedAt ? { pausedAt: found.pausedAt } : {}) }
}

/** Whoever reported it, the lead department unless the reporter is anonymous, and the dispatcher. */
function contactPart({ reporter }: CaseDoc, parties: readonly Party[]): Pick<CaseView, 'contact'> {
  const { name, phone, anonymous } = reporter
  const sees =
    parties.includes('reporter') || parties.includes('dispatcher') || (parties.includes('lead') && !anonymous)
  return sees ? { contact: { name, phone, anonymous } } : {}
}
