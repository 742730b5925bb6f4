import type { CaseView } from '../../../domain/api/case'
import type { Channel } from '../../../domain/case/types'
import type { ReportDraft } from './draft'
import { newReport } from './draft'

/**
 * A report that was taken back, to be changed and sent again as a new one. Its pictures belong to the old case; the
 * questions of its category are asked anew.
 */
export function draftFrom(view: CaseView, key: string, channel: Channel): ReportDraft {
  const { point, address } = view.place
  return {
    ...newReport(key, channel),
    text: view.text,
    place: { point, address },
    categoryId: view.category.id,
    categoryChosen: true,
  }
}
