import type { MineGroup } from '../../../domain/api/case'

export interface GroupTab {
  group: MineGroup
  text: string
  /** What an empty list says. */
  empty: string
}

export const GROUP_TABS: readonly GroupTab[] = [
  { group: 'all', text: '全部', empty: '还没有上报过问题' },
  { group: 'open', text: '办理中', empty: '没有正在办理的办件' },
  { group: 'waiting', text: '待补充', empty: '没有等您补充的办件' },
  { group: 'toRate', text: '待评价', empty: '没有等您评价的办件' },
  { group: 'finished', text: '已结束', empty: '还没有办结的办件' },
  { group: 'supported', text: '我也遇到', empty: '还没有关注别人上报的问题' },
]

/** @returns the tab that an address names, or the first. */
export function tabOf(group: string | undefined): GroupTab {
  const [first] = GROUP_TABS
  const found = GROUP_TABS.find((tab) => tab.group === group) ?? first
  if (!found) throw new Error('no tabs')
  return found
}
