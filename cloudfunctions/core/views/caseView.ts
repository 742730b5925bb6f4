import type { CaseView } from '../../../miniprogram/domain/api/case'
import type { Option } from '../../../miniprogram/domain/api/common'
import type { Sight } from '../../../miniprogram/domain/case/permissions'
import { partiesOf, sightOf } from '../../../miniprogram/domain/case/permissions'
import type { Party } from '../../../miniprogram/domain/case/workflow'
import type { CaseDoc, EventDoc } from '../../database/documents'
import { offersFor } from '../case/offers'
import type { Context } from '../context'
import type { Reference } from '../repositories/reference'
import { accessOf, dueOf, placeOf } from './caseCard'
import { maskNumbers } from './mask'
import type { Urls } from './media'
import { fileIdsOf, toMediaViews, visibleMedia } from './media'
import { timelineMedia, toTimeline } from './timeline'

export interface CaseViewSource {
  found: CaseDoc
  /** Newest first. */
  events: EventDoc[]
  /** Cursor of the entries before these. */
  earlier?: string
  supportedByMe: boolean
}

/**
 * A case as the person who asks may see it. This is the one place that decides what leaves the server.
 * @returns undefined when they may see nothing
 */
export async function toCaseView(source: CaseViewSource, context: Context): Promise<CaseView | undefined> {
  const { found, events } = source
  const sight = sightOf(context.viewer, accessOf(found))
  if (sight === 'none') return undefined
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
    ...publicPart(source, sight, reference, urls),
    ...(sight === 'public' ? {} : insidePart(found, reference)),
    timeline: toTimeline(events, sight, reference, urls),
    ...(source.earlier === undefined ? {} : { earlier: source.earlier }),
    actions: offersFor(found, parties, context.now),
    ...contactPart(found, parties),
    ...(sight === 'staff' ? { bounces: found.bounces } : {}),
  }
}

type PublicPart = Omit<CaseView, 'timeline' | 'earlier' | 'actions'>

function publicPart(
  { found, supportedByMe }: CaseViewSource,
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
    place: { ...placeOf(found, sight), townName: reference.town(found.place.townId)?.name ?? '' },
    media: toMediaViews(found.media, sight, urls),
    before: toMediaViews(before, sight, urls),
    after: toMediaViews(found.afterMedia, sight, urls),
    answers: [],
    at: found.submittedAt,
    ...departmentPart(found, reference),
    coDepartments: found.coDepartmentIds.flatMap((id) => optionOf(id, reference)),
    ...(found.closedAt ? { closedAt: found.closedAt } : {}),
    ...(found.closeReason ? { closeReason: closeReasonName(found, reference) } : {}),
    ...(found.rating
      ? { rating: { ...found.rating, text: sight === 'public' ? '' : found.rating.text } }
      : {}),
    clocks: found.clocks,
    ...(due ? { due } : {}),
    supports: found.supports,
    supportedByMe,
    published: found.published,
    mayBePublished: found.mayBePublished,
  }
}

/** What the reporter and staff see beyond the public. */
function insidePart(found: CaseDoc, reference: Reference): Pick<CaseView, 'answers' | 'pausedAt'> {
  const questions = reference.category(found.categoryId)?.questions ?? []
  const answers = questions.flatMap(({ id, text }) => {
    const answer = found.answers[id]
    return answer ? [{ question: text, answer }] : []
  })
  return { answers, ...(found.pausedAt ? { pausedAt: found.pausedAt } : {}) }
}

function optionOf(departmentId: string, reference: Reference): Option[] {
  const department = reference.department(departmentId)
  return department ? [{ id: department._id, name: department.name }] : []
}

/** Before the dispatch it is only a suggestion whose it is. */
function departmentPart(found: CaseDoc, reference: Reference): Pick<CaseView, 'department'> {
  const [department] = optionOf(found.leadDepartmentId, reference)
  return department ? { department } : {}
}

function closeReasonName({ closeReason }: CaseDoc, { city }: Reference): string {
  return city.reasons.close.find(({ id }) => id === closeReason)?.name ?? closeReason
}

/** Whoever reported it, the lead department unless the reporter is anonymous, and the dispatcher. */
function contactPart({ reporter }: CaseDoc, parties: readonly Party[]): Pick<CaseView, 'contact'> {
  const { name, phone, anonymous } = reporter
  const sees =
    parties.includes('reporter') || parties.includes('dispatcher') || (parties.includes('lead') && !anonymous)
  return sees ? { contact: { name, phone, anonymous } } : {}
}
