import type { MainCase } from '#domain/api/case'
import type { CaseAction } from '#domain/case/workflow'
import { mediaStore } from '../../media/media-store'
import type { Reference } from '../../../city/reference'
import type { Context } from '../../../kernel/context'
import { maskAddress, maskText } from '#domain/kernel/text/mask'
import type { Shown } from '../../media'
import { recordIds, withRecords } from '../../media'
import type { CaseDoc } from '../documents'
import { moveEarlierHistory } from '../earlier-history'
import type { CaseEntry } from '../entries'
import { historyPage } from '../history'
import { mainCaseOf } from '../main-case'
import { closeReasonPart, departmentPart } from './parts'
import { fileIdsOf, toMediaViews, visibleMedia } from './media'
import { timelineMedia, toTimeline } from './timeline'

/** What of the main case is its own reporter's, and is not told to others. */
const OWN: ReadonlySet<CaseAction> = new Set<CaseAction>(['submit', 'rate'])

/**
 * How a case goes on that was merged into another, for whoever reported it: the steps and what the department answered,
 * as the public would read them. Nothing of the one who reported the main case: no name, no words, no exact place; and no
 * pictures of what may be a home, unless it is public anyway.
 * @returns undefined for a case that stands for itself
 */
export async function toMainView(found: CaseDoc, context: Context): Promise<MainCase | undefined> {
  const { db, services } = context
  const main = await mainCaseOf(found, db)
  if (!main) return undefined
  await moveEarlierHistory(main, db)
  const { rows } = await historyPage(main._id, 'public', db)
  const shown = await withMedia(
    main,
    rows.filter(({ action }) => !OWN.has(action)),
    context,
  )
  const files = [...visibleMedia(shown.after, 'public'), ...timelineMedia(shown.events, 'public')]
  const [reference, urls] = await Promise.all([context.reference(), services.temporaryUrls(fileIdsOf(files))])
  const timeline = toTimeline(shown.events, 'public', reference, urls)
  return {
    number: main.number,
    state: main.state,
    ...departmentPart(main, reference),
    clocks: main.clocks,
    ...(main.pausedAt ? { pausedAt: main.pausedAt } : {}),
    ...(main.closedAt ? { closedAt: main.closedAt } : {}),
    ...closeReasonPart(main, rows, reference),
    after: toMediaViews(shown.after, 'public', urls),
    timeline: timeline.map((entry) => ({ ...entry, text: withoutReporter(entry.text, main, reference) })),
  }
}

/** The files as their records say now; none of what may be a home. */
async function withMedia(
  { afterMedia, published, physical }: CaseDoc,
  rows: readonly CaseEntry[],
  { db }: Context,
): Promise<{ after: ReturnType<typeof withRecords>; events: Shown<CaseEntry>[] }> {
  if (!published && !physical) return { after: [], events: rows.map((event) => ({ ...event, media: [] })) }
  const records = await mediaStore(db).many(recordIds([...afterMedia, ...rows.flatMap(({ media }) => media)]))
  return {
    after: withRecords(afterMedia, records),
    events: rows.map((event) => ({ ...event, media: withRecords(event.media, records) })),
  }
}

/** A department may have named whom it answered, or where they live. */
function withoutReporter(text: string, { reporter, place }: CaseDoc, reference: Reference): string {
  const town = reference.town(place.townId)?.name ?? maskAddress(place.address)
  const named = reporter.name === '' ? text : text.replaceAll(reporter.name, '市民')
  // The words come as strangers read them, so the address may stand there without its room.
  const spellings = [place.address, maskAddress(place.address), maskText(place.address)]
  return spellings.reduce(
    (told, spelling) => (spelling === '' ? told : told.replaceAll(spelling, town)),
    named,
  )
}
