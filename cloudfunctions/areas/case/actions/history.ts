import { caseStore } from '../store'
import { mediaStore } from '../../media/media-store'
import type { TimelineEntry } from '#domain/api/case'
import type { Page } from '#domain/api/common'
import { sightOf } from '#domain/case/permissions'
import { AppError } from '#domain/kernel/errors'
import { historyPage } from '../history'
import type { UseCase } from '../../../kernel/context'
import { recordIds, withRecords } from '../../media'
import { accessOf } from '../access'
import { fileIdsOf, visibleMedia } from '../views/media'
import { timelineMedia, toTimeline } from '../views/timeline'

type Input = { caseId: string; cursor: string }

/** Earlier entries of a case's history, as far as the person may read them. */
export const history: UseCase<Input, Page<TimelineEntry>> = async ({ caseId, cursor }, context) => {
  const { db, viewer, services } = context
  const found = await caseStore(db).get(caseId)
  const sight = found ? sightOf(viewer, accessOf(found)) : 'none'
  if (sight === 'none') throw new AppError('case_not_found')
  const { rows, next } = await historyPage(caseId, sight, db, cursor)
  const records = await mediaStore(db).many(recordIds(rows.flatMap((event) => event.media)))
  const events = rows.map((event) => ({ ...event, media: withRecords(event.media, records) }))
  const media = visibleMedia(timelineMedia(events, sight), sight)
  const [reference, urls] = await Promise.all([context.reference(), services.temporaryUrls(fileIdsOf(media))])
  return { items: toTimeline(events, sight, reference, urls), ...(next ? { next } : {}) }
}
