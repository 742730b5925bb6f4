import type { CaseCard } from '../../domain/api/case'
import type { Tone } from '../../domain/kernel/life'
import { GRADE_LABELS } from '../../domain/case/labels'
import { isBadGrade } from '../../domain/case/rating'
import type { ClockKind } from '../../domain/case/types'
import { describeRemaining } from '../../domain/case/remaining'
import { formatDay, formatSpan } from '../../words/format'
import type { StateMark } from '../../words/tones'
import { markOf } from '../../words/tones'

/** A case as the card shows it: words only, nothing left to decide in the template. */
export interface CaseRow {
  id: string
  title: string
  mark: StateMark
  /** 类别 · 镇街 */
  kind: string
  address: string
  when: string
  thumb: string
  supports: string
  /** The running promise, or how long it took. */
  foot: string
  footTone: Tone
  /** What the viewer should do next. */
  todo: string
  todoKind: NonNullable<CaseCard['todo']> | ''
}

const DUE_WORDS: Record<ClockKind, string> = {
  sign: '签收',
  contact: '联系',
  resolve: '办理',
  callBack: '回访',
}
const TODO: Record<NonNullable<CaseCard['todo']>, string> = { rate: '待您评价', giveInfo: '待您补充' }

/** @param now epoch ms */
export function caseRow(card: CaseCard, now: number): CaseRow {
  const { foot, footTone } = footOf(card, now)
  return {
    id: card.id,
    title: card.title,
    mark: markOf(card.state, card.grade),
    kind: [card.categoryName, card.townName].filter(Boolean).join(' · '),
    address: card.address,
    when: formatDay(card.at, now),
    thumb: card.thumb ?? card.afterThumb ?? '',
    supports: card.supports > 0 ? `${card.supports} 人也遇到` : '',
    foot,
    footTone,
    todo: card.todo ? TODO[card.todo] : '',
    todoKind: card.todo ?? '',
  }
}

function footOf(card: CaseCard, now: number): { foot: string; footTone: Tone } {
  if (card.due) {
    const word = DUE_WORDS[card.due.kind]
    return {
      foot: `${word}${describeRemaining(card.due.at, now)}`,
      footTone: now < card.due.at ? 'waiting' : 'late',
    }
  }
  if (card.closedAt === undefined) return { foot: '', footTone: 'idle' }
  const grade = card.grade ? ` · ${GRADE_LABELS[card.grade]}` : ''
  const footTone = card.grade && isBadGrade(card.grade) ? 'late' : 'done'
  return { foot: `${formatSpan(card.at, card.closedAt)}办结${grade}`, footTone }
}
