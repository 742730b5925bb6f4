import type { MediaView, PastRoundView } from '../../domain/api/case'
import { GRADE_LABELS, SOLVED_LABELS } from '../../domain/case/labels'
import { formatDate } from '../../words/format'

/** An earlier time that the case was dealt with, in words. */
export interface PastRoundRow {
  round: number
  /** 第 1 次办理 */
  title: string
  /** 11月23日办结 · 已现场处理完毕 */
  facts: string
  /** 评价：不满意 · 未解决; empty when nobody rated it. */
  rating: string
  after: MediaView[]
}

/** @returns the earlier rounds, the latest first */
export function pastRoundRows(rounds: readonly PastRoundView[], now: number): PastRoundRow[] {
  return [...rounds].reverse().map(({ round, closedAt, closeReason = '', rating, after }) => ({
    round,
    title: `第 ${round} 次办理`,
    facts: [`${formatDate(closedAt, now)}办结`, closeReason].filter(Boolean).join(' · '),
    rating: rating ? `评价：${GRADE_LABELS[rating.grade]} · ${SOLVED_LABELS[rating.solved]}` : '',
    after,
  }))
}
