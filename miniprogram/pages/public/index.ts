import type { CaseRow } from '../../components/case-card/view'
import { caseRow } from '../../components/case-card/view'
import type { Filter } from '../../components/filter-bar/filters'
import {
  caseFilters,
  chosenIn,
  isNarrowed,
  withChoice,
  withChoicesOf,
  withoutChoices,
} from '../../components/filter-bar/filters'
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
    filters: [...caseFilters(undefined, 'public'), STATE_FILTER],
    /** What is chosen in them, for the map. */
    narrowed: {} as Record<string, string>,
    /** Something is chosen, which may be why the list is empty. */
    filtered: false,
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
      this.narrow(withChoicesOf([...caseFilters(form, 'public'), STATE_FILTER], this.data.filters))
    } catch (error) {
      // The list works with the filter of states alone.
      console.warn('filters', error)
    }
  },

  changeFilter({ detail }: WechatMiniprogram.CustomEvent<{ key: string; value: string }>) {
    this.narrow(withChoice(this.data.filters, detail))
    void this.reloadList()
  },

  clearFilters() {
    this.narrow(withoutChoices(this.data.filters))
    void this.reloadList()
  },

  /** List and map show the same. */
  narrow(filters: Filter[]) {
    this.setData({ filters, narrowed: chosenIn(filters), filtered: isNarrowed(filters) })
  },

  chooseMode({ currentTarget }: WechatMiniprogram.Tap<{ mode: 'list' | 'map' }>) {
    const { mode } = currentTarget.dataset
    if (mode !== this.data.mode) this.setData({ mode })
  },

  openCase({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(caseDetail(detail.id))
  },

  /** An empty list is left by its filters, or by a report of one's own. */
  leaveEmpty() {
    if (this.data.filtered) this.clearFilters()
    else open(REPORT_FORM)
  },
})
