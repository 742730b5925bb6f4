import type { TimelineEntry } from '../../../../miniprogram/domain/api/case'
import type { Page } from '../../../../miniprogram/domain/api/common'
import { sightOf } from '../../../../miniprogram/domain/case/permissions'
import { AppError } from '../../../../miniprogram/domain/errors'
import { historyPage } from '../../case/history'
import type { UseCase } from '../../context'
import { accessOf } from '../../views/caseCard'
import { fileIdsOf, visibleMedia } from '../../views/media'
import { timelineMedia, toTimeline } from '../../views/timeline'

type Input = { caseId: string; cursor: string }

/** Earlier entries of a case's history, as far as the person may read them. */
export const history: UseCase<Input, Page<TimelineEntry>> = async ({ caseId, cursor }, context) => {
  const { repos, viewer, services } = context
  const found = await repos.cases.get(caseId)
  const sight = found ? sightOf(viewer, accessOf(found)) : 'none'
  if (sight === 'none') throw new AppError('case_not_found')
  const { rows, next } = await historyPage(caseId, sight, repos, cursor)
  const media = visibleMedia(timelineMedia(rows, sight), sight)
  const [reference, urls] = await Promise.all([context.reference(), services.temporaryUrls(fileIdsOf(media))])
  return { items: toTimeline(rows, sight, reference, urls), ...(next ? { next } : {}) }
}
