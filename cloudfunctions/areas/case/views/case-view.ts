import { mediaStore } from '../../media/media-store'
import type { CaseView, MainCase } from '#domain/api/case'
import { placeName } from '#domain/case/place-check'
import type { Sight } from '#domain/kernel/life'
import { partiesOf, sightOf } from '#domain/case/permissions'
import { owesCallBack } from '#domain/case/rating'
import type { Party } from '#domain/case/workflow'
import { nextState } from '#domain/case/workflow'
import { mayExtendTo, openCallBack } from '../clocks'
import type { CaseDoc } from '../documents'
import type { CaseEntry } from '../entries'
import { offersFor } from '../offers'
import { longTermIds } from '../../../city/long-term-templates'
import type { PersonDoc } from '../../../kernel/documents'
import { keptFor } from '../../../kernel/people/kept-messages'
import type { Context } from '../../../kernel/context'
import type { SeenMedia, Shown } from '../../media'
import { recordIds, withRecords } from '../../media'
import type { Reference } from '../../../city/reference'
import { accessOf } from '../access'
import { dueOf, placeOf } from './case-card'
import type { Urls } from './media'
import { publicText } from './public-text'
import { fileIdsOf, toMediaViews, visibleMedia } from './media'
import { parentPart } from './parent'
import { closeReasonPart, departmentPart, optionOf } from './parts'
import type { SeenRound } from './past-rounds'
import { ratingFor, toPastRounds } from './past-rounds'
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
  const { found, events, pastRounds } = await withMedia(source, context)
  const media = [
    ...visibleMedia(
      pastRounds.flatMap(({ afterMedia }) => afterMedia),
      sight,
    ),
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
    ...(sight === 'staff' ? await parentPart(source.found, context) : {}),
    pastRounds: toPastRounds(pastRounds, sight, reference, urls),
    timeline: toTimeline(events, sight, reference, urls),
    ...(source.main ? { main: source.main } : {}),
    ...(source.earlier === undefined ? {} : { earlier: source.earlier }),
    actions: offersFor(usable(found), parties, context.now),
    ...contactPart(source.found, parties),
    ...messagesPart(source.found, context.person, reference),
    ...(sight === 'staff' ? deskPart(source.found, reference, context.now) : {}),
  }
}

/** What WeChat will tell the one who asks of this case, and of no other. */
function messagesPart({ _id }: CaseDoc, person: PersonDoc, { city }: Reference): Pick<CaseView, 'messages'> {
  const longTerm = longTermIds(city)
  const countOf = (templateId: string): number => {
    // Accepted once for all: there is always another.
    if (longTerm.has(templateId)) return (person.credits[templateId] ?? 0) > 0 ? 2 : 0
    return keptFor(person, _id, templateId)
  }
  const progress = countOf(city.templates.progress)
  const finished = countOf(city.templates.finished)
  return progress + finished > 0 ? { messages: { progress, finished } } : {}
}

/** What only the offices are told. */
function deskPart(found: CaseDoc, reference: Reference, now: number): Partial<CaseView> {
  const { bounces, extension, urgedAt } = found
  const mayRule = extension !== undefined || nextState('requestExtension', found.state) !== undefined
  return {
    bounces,
    ...(extension ? { extension: { until: extension.until, askedAt: extension.askedAt } } : {}),
    ...(mayRule ? { mayExtendTo: mayExtendTo(reference, found, now) } : {}),
    ...(urgedAt ? { urgedAt } : {}),
  }
}

/** The files as their records say now: one query for all of them, none without any. */
async function withMedia(
  { found, events }: CaseViewSource,
  { db }: Context,
): Promise<{ found: Shown<CaseDoc>; events: Shown<CaseEntry>[]; pastRounds: SeenRound[] }> {
  const { pastRounds = [] } = found
  const all = [
    found.media,
    found.afterMedia,
    ...pastRounds.map(({ afterMedia }) => afterMedia),
    ...events.map(({ media }) => media),
  ].flat()
  const records = await mediaStore(db).many(recordIds(all))
  return {
    found: {
      ...found,
      media: withRecords(found.media, records),
      afterMedia: withRecords(found.afterMedia, records),
    },
    events: events.map((event) => ({ ...event, media: withRecords(event.media, records) })),
    pastRounds: pastRounds.map((round) => ({
      ...round,
      afterMedia: withRecords(round.afterMedia, records),
    })),
  }
}

/** A refused picture proves nothing and shows no result. Staff find it in the history, where it came from. */
const unrefused = (after: readonly SeenMedia[]): SeenMedia[] => after.filter(({ check }) => check !== 'risky')

function usable(found: Shown<CaseDoc>): Shown<CaseDoc> {
  return { ...found, afterMedia: unrefused(found.afterMedia) }
}

type PublicPart = Omit<CaseView, 'timeline' | 'earlier' | 'actions' | 'pastRounds' | 'main'>

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
  const due = dueOf(found, sight)
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
    text: sight === 'public' ? publicText(found.text, reference) : found.text,
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
    ...(found.rating ? { rating: ratingFor(found.rating, sight) } : {}),
    round: found.reopens + 1,
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
function insidePart(
  found: CaseDoc,
  reference: Reference,
): Pick<CaseView, 'answers' | 'pausedAt' | 'callBack' | 'withheld'> {
  const questions = found.asked ?? reference.category(found.categoryId)?.questions ?? []
  const answers = questions.flatMap(({ id, text }) => {
    const answer = found.answers[id]
    return answer ? [{ question: text, answer }] : []
  })
  const { pausedAt, callBack, withheld } = found
  return {
    answers,
    ...(pausedAt ? { pausedAt } : {}),
    ...(callBack ? { callBack: { due: callBack.due, done: !owesCallBack(callBack) } } : {}),
    ...(withheld ? { withheld } : {}),
  }
}

/** Whoever reported it, the lead department unless the reporter is anonymous, the dispatcher, and whoever is to call back. */
function contactPart(found: CaseDoc, parties: readonly Party[]): Pick<CaseView, 'contact'> {
  const { name, phone, anonymous } = found.reporter
  const sees =
    parties.includes('reporter') ||
    parties.includes('dispatcher') ||
    (parties.includes('lead') && !anonymous) ||
    (parties.includes('supervisor') && openCallBack(found) !== undefined)
  return sees ? { contact: { name, phone, anonymous } } : {}
}
