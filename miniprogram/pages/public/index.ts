import type { CaseRow } from '../../components/case-card/view'
import { caseRow } from '../../components/case-card/view'
import type { Filter } from '../../components/filter-bar/filters'
import { caseFilters, chosenIn, withChoice } from '../../components/filter-bar/filters'
import type { CaseCard } from '../../domain/api/case'
import { LIST, listed } from '../../page/list'
import { publicCases, reportForm } from '../../services/cases'
import { caseDetail, open, PUBLIC, REPORT_FORM } from '../../services/routes'

const STATE_FILTER: Filter = {
  key: 'group',
  label: '全部状态',
  options: [
    { id: 'open', name: '办理中' },
    { id: 'finished', name: '已办结' },
  ],
  value: '',
}
const LISTED = listed<CaseCard>()

/** 公开办件: what anyone may see of the city's cases, as a list or on a map. */
Page({
  ...LISTED,

  data: {
    ...LIST,
    mode: 'list' as 'list' | 'map',
    filters: [...caseFilters(), STATE_FILTER],
    rows: [] as CaseRow[],
  },

  onLoad() {
    void this.reloadList(true)
    void this.loadFilters()
  },

  fetchPage(cursor?: string) {
    return publicCases({ ...chosenIn(this.data.filters), ...(cursor ? { cursor } : {}) })
  },

  rowOf: (card: CaseCard): CaseRow => caseRow(card, Date.now()),

  /** The map asks by itself, whenever it is moved. */
  async onPullDownRefresh() {
    if (this.data.mode === 'list') await this.reloadList(true)
    void wx.stopPullDownRefresh()
  },

  onReachBottom() {
    if (this.data.mode === 'list') LISTED.onReachBottom.call(this)
  },

  onShareAppMessage() {
    return { title: '看看身边的问题办得怎么样', path: PUBLIC }
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
    void this.reloadList()
  },

  chooseMode({ currentTarget }: WechatMiniprogram.Tap<{ mode: 'list' | 'map' }>) {
    const { mode } = currentTarget.dataset
    if (mode !== this.data.mode) this.setData({ mode })
  },

  openCase({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(caseDetail(detail.id))
  },

  report() {
    open(REPORT_FORM)
  },
})
