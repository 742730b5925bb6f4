import type { Filter } from '../../components/filter-bar/filters'
import { caseFilters, chosenIn, withChoice } from '../../components/filter-bar/filters'
import type { QueueInput, QueueRow, QueueTab, StaffSummary } from '../../domain/api/staff'
import { MINUTE } from '../../domain/kernel/time'
import { messageOf } from '../../services/call'
import { reportForm } from '../../services/cases'
import { newKey } from '../../services/drafts'
import type { PagerUpdate, Phase } from '../../page/paging'
import { Pager, rowsPatch } from '../../page/paging'
import { staffCase } from '../../services/routes'
import { isStaffSession, whenSession } from '../../services/session'
import { act, queue, signMany, summary } from '../../services/staff'
import { takeChanged } from '../../services/changed'
import type { RowView } from './rows'
import { rowView } from './rows'
import type { FigureView, TabView } from './tabs'
import { emptyText, figureViews, tabToOpen, tabViews } from './tabs'

/** Who comes back after so long finds the queue read again. */
const STALE = MINUTE

/** 工作台: today's figures, then what must be done next. */
Page({
  data: {
    phase: 'loading' as 'loading' | 'citizen' | 'ready' | 'error',
    problem: '',
    figures: [] as FigureView[],
    tabs: [] as TabView[],
    tab: '' as QueueTab | '',
    filters: [] as Filter[],
    rows: [] as RowView[],
    list: 'loading' as Phase,
    listProblem: '',
    emptyText: '暂无需要您办理的办件',
    /** A filter is set, which may be why the list is empty. */
    filtered: false,
    offersBatch: false,
    picking: false,
    /** Ticked rows by id. */
    picks: {} as Record<string, boolean>,
    pickedCount: 0,
    signing: false,
  },
  pager: undefined as Pager<QueueRow> | undefined,
  /** Signs for a department; the platform only looks on. */
  maySign: false,
  /** When the queue was last read, epoch ms. */
  readAt: 0,
  /** One key per batch, kept while it is retried. */
  batchKey: '',

  onLoad() {
    this.pager = new Pager<QueueRow>(
      (cursor) => queue(this.query(cursor)),
      (update) => this.showPage(update),
    )
    void this.begin()
    void this.loadFilters()
  },

  onShow() {
    const stale = takeChanged() || Date.now() - this.readAt > STALE
    if (this.data.phase === 'ready' && stale) void this.refresh()
  },

  async onPullDownRefresh() {
    await (this.data.phase === 'ready' ? this.refresh() : this.begin())
    void wx.stopPullDownRefresh()
  },

  onReachBottom() {
    void this.pager?.more()
  },

  async begin() {
    if (this.data.phase !== 'loading') this.setData({ phase: 'loading' })
    try {
      const session = await whenSession()
      if (!isStaffSession(session)) return this.setData({ phase: 'citizen' })
      this.maySign = session.roles.includes('liaison')
      this.showSummary(await summary())
      // The list shows its skeleton already.
      await this.loadList(true)
    } catch (error) {
      this.setData({ phase: 'error', problem: messageOf(error) })
    }
  },

  /** Figures and list anew, without the skeleton: what is on the screen stays until there is better. */
  async refresh() {
    try {
      this.showSummary(await summary())
      await this.loadList(true)
    } catch (error) {
      void wx.showToast({ title: messageOf(error), icon: 'none' })
    }
  },

  showSummary(figures: StaffSummary) {
    this.readAt = Date.now()
    const tab = tabToOpen(figures, this.data.tab)
    this.setData({ phase: 'ready', figures: figureViews(figures), tabs: tabViews(figures), tab })
  },

  async loadFilters() {
    try {
      this.setData({ filters: caseFilters(await reportForm()) })
    } catch (error) {
      // The queue works without filters; they come with the next visit.
      console.warn('filters', error)
    }
  },

  /** @param quiet keeps the rows until the new ones are here */
  async loadList(quiet = false) {
    if (!quiet) this.stopPicking()
    if (this.data.tab === '') this.setData({ rows: [], list: 'empty' })
    else await this.pager?.reload(quiet)
  },

  showPage({ phase, errorText, items, from }: PagerUpdate<QueueRow>) {
    const now = Date.now()
    const fresh = items?.map((row) => rowView(row, now, this.maySign))
    const count = fresh ? from + fresh.length : this.data.rows.length
    const { tab, filters } = this.data
    const filtered = filters.some(({ value }) => value !== '')
    this.setData({
      ...(fresh ? rowsPatch('rows', fresh, from) : {}),
      list: phase,
      listProblem: errorText,
      filtered,
      emptyText: emptyText(tab, filtered),
      offersBatch: this.maySign && tab === 'toSign' && count > 1,
    })
  },

  query(cursor?: string): QueueInput {
    const { tab, filters } = this.data
    return { ...chosenIn(filters), tab: tab as QueueTab, ...(cursor ? { cursor } : {}) }
  },

  retryList() {
    void this.pager?.retry()
  },

  chooseTab(event: WechatMiniprogram.TouchEvent) {
    const tab = event.currentTarget.dataset['tab'] as QueueTab | undefined
    if (!tab || tab === this.data.tab) return
    this.setData({ tab })
    void this.loadList()
  },

  changeFilter({ detail }: WechatMiniprogram.CustomEvent<{ key: string; value: string }>) {
    this.setData({ filters: withChoice(this.data.filters, detail) })
    void this.loadList()
  },

  clearFilters() {
    this.setData({ filters: this.data.filters.map((filter) => ({ ...filter, value: '' })) })
    void this.loadList()
  },

  tapRow({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const id = String(currentTarget.dataset['id'])
    if (this.data.picking) this.toggle(id)
    else void wx.navigateTo({ url: staffCase(id) })
  },

  toggle(id: string) {
    const { [id]: ticked, ...others } = this.data.picks
    this.pick(ticked ? others : { ...others, [id]: true })
  },

  pickAll() {
    const all = this.data.rows.filter(({ signable }) => signable).map(({ id }) => [id, true])
    this.pick(this.data.pickedCount === all.length ? {} : Object.fromEntries(all))
  },

  /** Another choice is another batch, which needs a key of its own. */
  pick(picks: Record<string, boolean>) {
    this.batchKey = ''
    this.setData({ picks, pickedCount: Object.keys(picks).length })
  },

  startPicking() {
    this.setData({ picking: true })
    this.pick({})
  },

  stopPicking() {
    this.setData({ picking: false })
    this.pick({})
  },

  /** Swiped to the left: signs one row. */
  async signRow({ currentTarget }: WechatMiniprogram.TouchEvent) {
    if (this.data.signing) return
    this.setData({ signing: true })
    try {
      await act('sign', { caseId: String(currentTarget.dataset['id']), key: newKey() })
      void wx.showToast({ title: '已签收', icon: 'success' })
    } catch (error) {
      void wx.showModal({
        title: '未能签收',
        content: messageOf(error),
        showCancel: false,
        confirmText: '知道了',
      })
    }
    this.setData({ signing: false })
    await this.refresh()
  },

  async signPicked() {
    const caseIds = Object.keys(this.data.picks)
    if (this.data.signing || caseIds.length === 0) return
    this.setData({ signing: true })
    this.batchKey ||= newKey()
    try {
      const { signed, failed } = await signMany({ key: this.batchKey, caseIds })
      this.stopPicking()
      this.tellSigned(signed.length, failed)
      await this.refresh()
    } catch (error) {
      void wx.showToast({ title: messageOf(error), icon: 'none' })
    }
    this.setData({ signing: false })
  },

  tellSigned(count: number, failed: { caseId: string; message: string }[]) {
    if (failed.length === 0) return void wx.showToast({ title: `已签收 ${count} 件`, icon: 'success' })
    const reasons = [...new Set(failed.map(({ message }) => message))].join('\n')
    void wx.showModal({
      title: `已签收 ${count} 件，${failed.length} 件未能签收`,
      content: reasons,
      showCancel: false,
      confirmText: '知道了',
    })
  },
})
