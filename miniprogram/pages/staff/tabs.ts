import type { QueueTab, StaffSummary } from '../../domain/api/staff'

/** Words of the tabs: what must be done next. */
export const TAB_LABELS: Record<QueueTab, string> = {
  review: '待审核',
  returned: '退单待派',
  toSign: '待签收',
  inHand: '办理中',
  waiting: '等市民补充',
  toClose: '待办结',
  dueToday: '今日到期',
  late: '已超期',
  toCallBack: '待回访',
  toRule: '延期审批',
  toPublish: '待公开',
  done: '已办结',
}

/** What an empty tab says; an empty queue is good news and may sound like it. */
export const EMPTY_TEXTS: Record<QueueTab, string> = {
  review: '没有等待审核的办件',
  returned: '没有退回的办件',
  toSign: '都已签收，暂无新办件',
  inHand: '手上没有正在办理的办件',
  waiting: '没有等待市民补充的办件',
  toClose: '没有等待办结的办件',
  dueToday: '今天没有到期的办件',
  late: '没有超期的办件',
  toCallBack: '没有等待回访的办件',
  toRule: '没有等待审批的延期申请',
  toPublish: '没有等待公开审核的办件',
  done: '还没有办结的办件',
}

/** @returns what an empty list says; a filter may be the reason. */
export function emptyText(tab: QueueTab | '', filtered: boolean): string {
  if (filtered) return '没有符合筛选条件的办件'
  return tab === '' ? '暂无需要您办理的办件' : EMPTY_TEXTS[tab]
}

export interface TabView {
  tab: QueueTab
  label: string
  /** Empty when there is nothing, so that the eye goes to what there is. */
  count: string
}

/** @returns the tabs in the server's order. */
export function tabViews(summary: StaffSummary): TabView[] {
  return summary.tabs.map(({ tab, count = 0 }) => ({
    tab,
    label: TAB_LABELS[tab],
    count: count === 0 ? '' : String(count),
  }))
}

export interface FigureView {
  label: string
  value: string
  tone: 'plain' | 'warn' | 'late'
  /** The tab that a tap opens; absent when no tab shows just these. */
  tab?: QueueTab
}

/** What comes first: review, which only dispatchers have, else signing. */
const FIRST_FIGURES: readonly QueueTab[] = ['review', 'toSign']

/** @returns today's figures, three in one row: the first thing to do, due today, late. */
export function figureViews(summary: StaffSummary): FigureView[] {
  const has = (tab: QueueTab): boolean => summary.tabs.some((entry) => entry.tab === tab)
  const first = FIRST_FIGURES.find(has)
  const count = summary.tabs.find((entry) => entry.tab === first)?.count ?? 0
  return [
    ...(first
      ? [{ label: TAB_LABELS[first], value: String(count), tone: 'plain' as const, tab: first }]
      : []),
    {
      label: TAB_LABELS.dueToday,
      value: String(summary.dueToday),
      tone: summary.dueToday > 0 ? 'warn' : 'plain',
      ...(has('dueToday') ? { tab: 'dueToday' as const } : {}),
    },
    {
      label: TAB_LABELS.late,
      value: String(summary.late),
      tone: summary.late > 0 ? 'late' : 'plain',
      ...(has('late') ? { tab: 'late' as const } : {}),
    },
  ]
}

/** @returns the tab to open: the one asked for while it exists, else the first with work, else the first. */
export function tabToOpen(summary: StaffSummary, wanted: QueueTab | ''): QueueTab | '' {
  const { tabs } = summary
  if (tabs.some(({ tab }) => tab === wanted)) return wanted
  const busy = tabs.find(({ count = 0 }) => count > 0)
  return (busy ?? tabs[0])?.tab ?? ''
}
