import { caseRow } from '../../components/case-card/view'
import type { CaseRow } from '../../components/case-card/view'
import type { Filter } from '../../components/filter-bar/filters'
import { caseFilters, chosenIn, withChoice } from '../../components/filter-bar/filters'
import type { CaseCard, PublicListInput } from '../../domain/api/case'
import { publicCases, reportForm } from '../../services/cases'
import type { Phase } from '../../page/paging'
import { Pager, rowsPatch } from '../../page/paging'
import { caseDetail, open, REPORT_FORM } from '../../services/routes'

const STATE_FILTER: Filter = {
  key: 'group',
  label: '全部状态',
  options: [
    { id: 'open', name: '办理中' },
    { id: 'finished', name: '已办结' },
  ],
  value: '',
}

/** 公开办件: what anyone may see of the city's cases, as a list or on a map. */
Page({
  data: {
    mode: 'list' as 'list' | 'map',
    filters: [...caseFilters(), STATE_FILTER],
    rows: [] as CaseRow[],
    phase: 'loading' as Phase,
    problem: '',
  },
  pager: undefined as Pager<CaseCard> | undefined,

  onLoad() {
    const pager = new Pager<CaseCard>(
      (cursor) => publicCases({ ...this.query(), ...(cursor ? { cursor } : {}) }),
      ({ phase, errorText, items, from }) => {
        const rows = items
          ? rowsPatch(
              'rows',
              items.map((card) => caseRow(card, Date.now())),
              from,
            )
          : {}
        this.setData({ ...rows, phase, problem: errorText })
      },
    )
    this.pager = pager
    // The page begins with the skeleton; nothing to clear.
    void pager.reload(true)
    void this.loadFilters()
  },

  async onPullDownRefresh() {
    if (this.data.mode === 'list') await this.pager?.reload(true)
    void wx.stopPullDownRefresh()
  },

  onReachBottom() {
    if (this.data.mode === 'list') void this.pager?.more()
  },

  onShareAppMessage() {
    return { title: '看看身边的问题办得怎么样', path: '/pages/public/index' }
  },

  query(): PublicListInput {
    return chosenIn(this.data.filters)
  },

  async loadFilters() {
    try {
      const form = await reportForm()
      // The state may be chosen already.
      const [state = STATE_FILTER] = this.data.filters.filter(({ key }) => key === STATE_FILTER.key)
      this.setData({ filters: [...caseFilters(form), state] })
    } catch (error) {
      // The list works with the filter of states alone.
      console.warn('filters', error)
    }
  },

  changeFilter({ detail }: WechatMiniprogram.CustomEvent<{ key: string; value: string }>) {
    this.setData({ filters: withChoice(this.data.filters, detail) })
    void this.pager?.reload()
  },

  chooseMode({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const mode = currentTarget.dataset['mode'] === 'map' ? 'map' : 'list'
    if (mode !== this.data.mode) this.setData({ mode })
  },

  retry() {
    void this.pager?.retry()
  },

  openCase({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(caseDetail(detail.id))
  },

  report() {
    open(REPORT_FORM)
  },
})
