import type { CaseCard } from '../../../domain/api/case'
import type { CaseRow } from '../../../components/case-card/view'
import { caseRow } from '../../../components/case-card/view'
import { myCases } from '../../../services/cases'
import type { PagerUpdate } from '../../../page/paging'
import { Pager, rowsPatch } from '../../../page/paging'
import { caseAct, caseDetail, caseRate, open, PUBLIC, REPORT_FORM } from '../../../services/routes'
import type { GroupTab } from './view'
import { GROUP_TABS, tabOf } from './view'

/** 我的办件, by what they wait for. */
Page({
  pager: undefined as Pager<CaseCard> | undefined,

  data: {
    tabs: GROUP_TABS,
    tab: tabOf(undefined),
    rows: [] as CaseRow[],
    phase: 'loading',
    errorText: '',
  },

  onLoad({ group }: { group?: string }) {
    const tab = tabOf(group)
    if (tab.group !== this.data.tab.group) this.setData({ tab })
    this.pager = new Pager<CaseCard>(
      (cursor) => myCases(this.data.tab.group, cursor),
      (update) => this.show(update),
    )
    void this.pager.reload(true)
  },

  /** Coming back from a case, its state may be another. */
  onShow() {
    if (this.data.rows.length > 0) void this.pager?.reload(true)
  },

  async onPullDownRefresh() {
    await this.pager?.reload(true)
    void wx.stopPullDownRefresh()
  },

  onReachBottom() {
    void this.pager?.more()
  },

  show({ phase, errorText, items, from }: PagerUpdate<CaseCard>) {
    const now = Date.now()
    const rows = items?.map((card) => caseRow(card, now))
    this.setData({ phase, errorText, ...(rows ? rowsPatch('rows', rows, from) : {}) })
  },

  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const tab = currentTarget.dataset.tab as GroupTab
    if (tab.group === this.data.tab.group) return
    this.setData({ tab })
    void this.pager?.reload()
  },

  retry() {
    void this.pager?.retry()
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
