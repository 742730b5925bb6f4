import type { ReportPart, Submitted } from '../../../domain/api/case'
import type { Place } from '../../../domain/case/types'
import type { TellDraft } from '../../../services/drafts'
import { noteDraftName, saveDraft } from '../../../services/drafts'
import { newKey } from '../../../services/keys'
import type { ReportDraft } from '../form/draft'

/** A report that was edited between two tries, of which the first had arrived: nothing of the edit is lost. */

const PART_NAMES: Record<ReportPart, string> = {
  text: '说明',
  place: '位置',
  category: '类别',
  media: '照片',
}

/** Keeps what the case does not have as the beginning of a note to it. */
export function keepLeftOut({ caseId, leftOut = [] }: Submitted, draft: ReportDraft): void {
  if (leftOut.length === 0) return
  const note: TellDraft = {
    key: newKey(),
    text: noteText(leftOut, draft),
    items: leftOut.includes('media') ? draft.items : [],
  }
  saveDraft(noteDraftName(caseId), note)
}

function noteText(leftOut: readonly ReportPart[], { text, place }: ReportDraft): string {
  return [
    ...(leftOut.includes('text') ? [text.trim()] : []),
    ...(leftOut.includes('place') && place ? [`位置更正为：${whereIs(place)}`] : []),
  ].join('\n')
}

/** A pin without an address is told by its coordinates: the note has no map. */
function whereIs({ address, point }: Place): string {
  return address || `地图位置（经度 ${point.longitude.toFixed(5)}，纬度 ${point.latitude.toFixed(5)}）`
}

/** @returns what the page that thanks says about it; '' when the case has everything */
export function leftOutText({ leftOut = [] }: Submitted): string {
  if (leftOut.length === 0) return ''
  const names = leftOut.map((part) => PART_NAMES[part]).join('、')
  return `您前一次的提交已经成功，之后修改的${names}没有包含在内。可作为补充说明发给承办部门。`
}
