import type { CaseCard } from '../../../domain/api/case'
import { stateLabel } from '../../../domain/case/workflow'
import { nearbyOf } from '../service'

export interface NearbyView {
  id: string
  number: string
  title: string
  thumb: string
  /** 120 米 · 办理中 · 2 人遇到 */
  meta: string
}

/** @returns the open cases around one; none when they cannot be had: a help, since the number can be typed in. */
export async function nearbyViews(caseId: string): Promise<NearbyView[]> {
  try {
    return (await nearbyOf(caseId)).map(nearbyView)
  } catch (error) {
    console.warn('nearby', error)
    return []
  }
}

/** @returns an open case close by, as the list for merging shows it. */
export function nearbyView(card: CaseCard & { metres: number }): NearbyView {
  const parts = [
    `${Math.round(card.metres)} 米`,
    card.categoryName,
    stateLabel(card.state),
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
