import type { CaseCard } from '../../domain/api/case'
import type { Home, Service } from '../../domain/api/city'
import { GRADE_LABELS } from '../../domain/case/labels'
import { formatDate, formatDay, formatSpan } from '../../words/format'

/** The first page in words. */
export interface HomeView {
  cityName: string
  notice: string
  /** What a tap on the notice opens; empty when it says all. */
  noticeId: string
  mine: MineCard
  services: Service[]
  finished: FinishedPair[]
  announcements: { id: string; title: string; when: string; opens: boolean }[]
}

export interface MineCard {
  text: string
  /** The next promise. */
  note: string
  /** Something waits for the citizen. */
  urgent: boolean
  group: 'toRate' | 'waiting' | 'open' | 'all'
}

export interface FinishedPair {
  id: string
  title: string
  before: string
  after: string
  department: string
  took: string
  grade: string
}

const SERVICES_SHOWN = 8

export function homeView(home: Home, now: number): HomeView {
  return {
    cityName: home.cityName,
    notice: home.notice?.text ?? '',
    noticeId: home.notice?.announcementId ?? '',
    mine: mineCard(home.mine, now),
    services: home.services.slice(0, SERVICES_SHOWN),
    finished: home.finished.filter(({ thumb, afterThumb }) => thumb && afterThumb).map(finishedPair),
    announcements: home.announcements.map(({ id, title, at, opens = false }) => ({
      id,
      title,
      when: formatDate(at, now),
      opens,
    })),
  }
}

/** What the citizen should do comes first, then what they wait for. */
export function mineCard(mine: Home['mine'], now: number): MineCard {
  if (mine.toAnswer > 0)
    return { text: `${mine.toAnswer} 件待您补充`, note: '', urgent: true, group: 'waiting' }
  if (mine.toRate > 0) return { text: `${mine.toRate} 件待您评价`, note: '', urgent: true, group: 'toRate' }
  if (mine.open === 0) return { text: '查看办理进度', note: '', urgent: false, group: 'all' }
  const note = mine.nextDue && mine.nextDue > now ? `最近 ${formatDay(mine.nextDue, now)} 前答复` : ''
  return { text: `${mine.open} 件办理中`, note, urgent: false, group: 'open' }
}

function finishedPair(card: CaseCard): FinishedPair {
  return {
    id: card.id,
    title: card.title,
    before: card.thumb ?? '',
    after: card.afterThumb ?? '',
    department: card.departmentName,
    took: card.closedAt === undefined ? '' : `${formatSpan(card.at, card.closedAt)}办结`,
    grade: card.grade ? GRADE_LABELS[card.grade] : '',
  }
}
