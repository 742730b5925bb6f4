import type { Session } from '../../domain/api/account'
import type { Home } from '../../domain/api/city'
import type { MineGroup } from '../../domain/api/case'
import { ROLE_LABELS } from '../../domain/case/labels'
import { isStaff } from '../../domain/case/permissions'
import { charactersOf } from '../../domain/kernel/text/characters'

export interface GroupView {
  group: MineGroup
  label: string
  icon: string
  /** Empty when nothing waits. */
  count: string
}

export interface MeView {
  name: string
  initial: string
  phone: string
  /** 城管局 · 联络员; empty for a citizen. */
  position: string
  staff: boolean
  unread: string
  elder: boolean
  groups: GroupView[]
  /** 还可收到 3 条提醒 */
  credits: string
  privacyAgreed: boolean
  phones: { name: string; number: string }[]
}

/**
 * @param mine how many cases wait, as the first page last told; unknown is shown without figures
 * @returns everything of the page 我的
 */
export function meView(session: Session, mine: Home['mine'] | undefined): MeView {
  const { profile, unread, city } = session
  return {
    name: profile.name || '市民',
    initial: charactersOf(profile.name || '市民')[0] ?? '',
    phone: profile.phoneMasked || '未填写手机号',
    position: positionOf(session),
    staff: isStaff(session),
    unread: unread > 0 ? String(unread) : '',
    elder: profile.elderMode,
    groups: groupViews(mine),
    credits: creditsText(session),
    privacyAgreed: session.privacyAgreed,
    phones: city.phones,
  }
}

function positionOf({ roles, department }: Session): string {
  const staffRoles = roles.filter((role) => role !== 'citizen').map((role) => ROLE_LABELS[role])
  return [department?.name, staffRoles.join('、')].filter(Boolean).join(' · ')
}

function groupViews(mine: Home['mine'] | undefined): GroupView[] {
  const count = (value: number | undefined): string => (value ? String(value) : '')
  return [
    { group: 'open', label: '办理中', icon: 'clock-o', count: count(mine?.open) },
    { group: 'waiting', label: '待补充', icon: 'chat-o', count: count(mine?.toAnswer) },
    { group: 'toRate', label: '待评价', icon: 'star-o', count: count(mine?.toRate) },
    { group: 'finished', label: '已办结', icon: 'passed', count: '' },
  ]
}

function creditsText({ credits, roles }: Session): string {
  const total = credits.progress + credits.finished + (isStaff({ roles }) ? credits.task : 0)
  return total > 0 ? `还可收到 ${total} 条` : '未开启'
}
