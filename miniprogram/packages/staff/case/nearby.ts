import type { CaseCard } from '../../../domain/api/case'
import { STATE_LABELS } from '../../../domain/case/labels'

export interface NearbyView {
  id: string
  number: string
  title: string
  thumb: string
  /** 120 米 · 办理中 · 2 人遇到 */
  meta: string
}

/** @returns an open case close by, as the list for merging shows it. */
export function nearbyView(card: CaseCard & { metres: number }): NearbyView {
  const parts = [
    `${Math.round(card.metres)} 米`,
    card.categoryName,
    STATE_LABELS[card.state],
    card.supports > 0 ? `${card.supports} 人遇到` : '',
  ]
  return {
    id: card.id,
    number: card.number,
    title: card.title,
    thumb: card.thumb ?? '',
    meta: parts.filter(Boolean).join(' · '),
  }
}
