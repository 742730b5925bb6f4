import type { CaseView, ParentCase } from '../../../domain/api/case'
import { formatCaseNumber } from '../../../domain/case/case-number'
import type { StateMark } from '../../../words/tones'
import { markOf } from '../../../words/tones'
import type { Sentence } from './sentence'
import { sentenceOf } from './sentence'

/** How the case that this one became a part of is doing. */
export interface ParentRow {
  /** What a tap opens; empty where the viewer may see no more of it. */
  id: string
  number: string
  mark: StateMark
  sentence: Sentence
}

/** @returns the same sentences as on that case's own page, as somebody reads them who did not report it */
export function parentRow(view: CaseView, parent: ParentCase, now: number): ParentRow {
  const { id = '', number, state, departmentName, clocks, closedAt, closeReason } = parent
  const department = { id: '', name: departmentName }
  const seen: CaseView = {
    ...view,
    ...{ state, department, clocks, closedAt, closeReason },
    sight: 'public',
    pausedAt: undefined,
    rating: undefined,
    timeline: [],
  }
  return { id, number: formatCaseNumber(number), mark: markOf(state), sentence: sentenceOf(seen, now) }
}
