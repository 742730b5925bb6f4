import type { CaseRow } from '../../../components/case-card/view'
import { caseRow } from '../../../components/case-card/view'
import type { CaseCard } from '../../../domain/api/case'
import { LIST, listed } from '../../../page/list'
import { caseAct, caseDetail, caseRate, open, PUBLIC, REPORT_FORM } from '../../../services/routes'
import { myCases } from '../service'
import type { GroupTab } from './view'
import { GROUP_TABS, tabOf } from './view'

/** 我的办件, by what they wait for. */
Page({
  ...listed<CaseCard>(),

  data: { ...LIST, tabs: GROUP_TABS, tab: tabOf(undefined), rows: [] as CaseRow[] },

  onLoad({ group }: { group?: string }) {
    const tab = tabOf(group)
    if (tab.group !== this.data.tab.group) this.setData({ tab })
    void this.reloadList(true)
  },

  /** Coming back from a case, its state may be another. */
  onShow() {
    if (this.data.rows.length > 0) void this.reloadList(true)
  },

  fetchPage(cursor?: string) {
    return myCases(this.data.tab.group, cursor)
  },

  rowOf: (card: CaseCard): CaseRow => caseRow(card, Date.now()),

  choose({ currentTarget }: WechatMiniprogram.Tap<{ tab: GroupTab }>) {
    const { tab } = currentTarget.dataset
    if (tab.group === this.data.tab.group) return
    this.setData({ tab })
    void this.reloadList()
  },

  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(caseDetail(detail.id))
  },

  todo({ detail }: WechatMiniprogram.CustomEvent<{ id: string; todo: string }>) {
    open(detail.todo === 'rate' ? caseRate(detail.id) : caseAct(detail.id, 'giveInfo'))
  },

  /** From an empty list: report something, or look at what others reported. */
  begin() {
    open(this.data.tab.group === 'supported' ? PUBLIC : REPORT_FORM)
  },
})
