import type { Filter } from '../../components/filter-bar/filters'
import {
  caseFilters,
  chosenIn,
  isNarrowed,
  withChoice,
  withoutChoices,
} from '../../components/filter-bar/filters'
import type { QueueRow, QueueTab, StaffSummary } from '../../domain/api/staff'
import { MINUTE } from '../../domain/kernel/time'
import type { FramePhase } from '../../page/frame'
import { FRAME, framed } from '../../page/frame'
import { LIST, listed } from '../../page/list'
import { messageOf } from '../../services/call'
import { reportForm } from '../../services/cases'
import { takeChanged } from '../../services/changed'
import { newKey } from '../../services/keys'
import { staffCase } from '../../services/routes'
import { isStaffSession, whenSession } from '../../services/session'
import { act, allToSign, queue, signMany, summary } from '../../services/staff'
import { outcomeText, signInSlices } from './batch'
import type { RowView } from './rows'
import { rowView } from './rows'
import type { FigureView, TabView } from './tabs'
import { emptyText, figureViews, tabToOpen, tabViews } from './tabs'

/** Who comes back after so long finds the queue read again. */
const STALE = MINUTE

/** 工作台: today's figures, then what must be done next. */
Page({
  ...listed<QueueRow>(),
  // Figures and list come together: pulling down is for both.
  ...framed(),

  data: {
    ...FRAME,
    ...LIST,
    phase: 'loading' as FramePhase | 'citizen',
    figures: [] as FigureView[],
    tabs: [] as TabView[],
    tab: '' as QueueTab | '',
    filters: [] as Filter[],
    rows: [] as RowView[],
    emptyText: emptyText('', false),
    /** A filter is set, which may be why the list is empty. */
    filtered: false,
    /** Signs for a department; the platform only looks on. */
    maySign: false,
    picking: false,
    /** Numbers of what is ticked, by id; all of the queue may be, also what the list has not loaded. */
    picks: {} as Record<string, string>,
    pickedCount: 0,
    signing: false,
    /** How far a batch of several slices is: 50/330. */
    progress: '',
  },
  /** When the queue was last read, epoch ms. */
  readAt: 0,
  /** One key per batch, kept while it is retried. */
  batchKey: '',
  /** How many all were when all were ticked. */
  allCount: -1,

  onLoad() {
    void this.reload()
    void this.loadFilters()
  },

  onShow() {
    const stale = takeChanged() || Date.now() - this.readAt > STALE
    if (this.data.phase === 'ready' && stale) void this.reload()
  },

  /** Figures and list anew, without the skeleton: what is on the screen stays until there is better. */
  async load() {
    const session = await whenSession()
    if (!isStaffSession(session)) return this.setData({ phase: 'citizen' })
    this.setData({ maySign: session.roles.includes('liaison') })
    this.showSummary(await summary(chosenIn(this.data.filters)))
    await this.relist(true)
  },

  /** The figures count what the filters leave, as the list does. */
  async recount() {
    const filters = chosenIn(this.data.filters)
    try {
      const figures = await summary(filters)
      if (JSON.stringify(filters) !== JSON.stringify(chosenIn(this.data.filters))) return
      this.setData({ figures: figureViews(figures), tabs: tabViews(figures) })
    } catch (error) {
      // The list says what went wrong.
      console.warn('figures', error)
    }
  },

  showSummary(figures: StaffSummary) {
    this.readAt = Date.now()
    this.want({ tab: tabToOpen(figures, this.data.tab) })
    this.setData({ phase: 'ready', figures: figureViews(figures), tabs: tabViews(figures) })
  },

  async loadFilters() {
    try {
      this.setData({ filters: caseFilters(await reportForm(), 'staff') })
    } catch (error) {
      // The queue works without filters; they come with the next visit.
      console.warn('filters', error)
    }
  },

  /** Which tab, with which filters, and what is said when that is nothing. */
  want(choice: { tab?: QueueTab | ''; filters?: Filter[] }) {
    const { tab, filters } = { tab: this.data.tab, filters: this.data.filters, ...choice }
    const filtered = isNarrowed(filters)
    this.setData({ ...choice, filtered, emptyText: emptyText(tab, filtered) })
  },

  /** @param quiet keeps the rows until the new ones are here */
  async relist(quiet = false) {
    if (!quiet) this.stopPicking()
    if (this.data.tab === '') this.setData({ rows: [], list: { phase: 'empty', errorText: '' } })
    else await this.reloadList(quiet)
  },

  fetchPage(cursor?: string) {
    const { tab, filters } = this.data
    return queue({ ...chosenIn(filters), tab: tab as QueueTab, ...(cursor ? { cursor } : {}) })
  },

  rowOf(row: QueueRow): RowView {
    return rowView(row, Date.now(), this.data.maySign)
  },

  chooseTab({ currentTarget }: WechatMiniprogram.Tap<{ tab?: QueueTab }>) {
    const { tab } = currentTarget.dataset
    if (!tab || tab === this.data.tab) return
    this.want({ tab })
    void this.relist()
  },

  changeFilter({ detail }: WechatMiniprogram.CustomEvent<{ key: string; value: string }>) {
    this.want({ filters: withChoice(this.data.filters, detail) })
    void this.recount()
    void this.relist()
  },

  clearFilters() {
    this.want({ filters: withoutChoices(this.data.filters) })
    void this.recount()
    void this.relist()
  },

  tapRow({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
    const { id } = currentTarget.dataset
    if (this.data.picking) this.toggle(id)
    else void wx.navigateTo({ url: staffCase(id) })
  },

  toggle(id: string) {
    const { [id]: ticked, ...others } = this.data.picks
    const number = this.data.rows.find((row) => row.id === id)?.number ?? ''
    this.pick(ticked === undefined ? { ...others, [id]: number } : others)
  },

  /** All that the filters leave, not only what the list has loaded; once more for none. */
  async pickAll() {
    if (this.data.pickedCount > 0 && this.data.pickedCount === this.allCount) return this.pick({})
    if (this.data.signing) return
    this.setData({ signing: true })
    try {
      const all = await allToSign(chosenIn(this.data.filters))
      this.allCount = all.length
      if (this.data.picking) this.pick(Object.fromEntries(all.map(({ id, number }) => [id, number])))
    } catch (error) {
      void wx.showToast({ title: messageOf(error), icon: 'none' })
    }
    this.setData({ signing: false })
  },

  /** Another choice is another batch, which needs a key of its own. */
  pick(picks: Record<string, string>) {
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
  async signRow({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
    if (this.data.signing) return
    this.setData({ signing: true })
    try {
      await act('sign', { caseId: currentTarget.dataset.id, key: newKey() })
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
    await this.reload()
  },

  async signPicked() {
    const picked = Object.entries(this.data.picks).map(([id, number]) => ({ id, number }))
    if (this.data.signing || picked.length === 0) return
    this.setData({ signing: true })
    this.batchKey ||= newKey()
    const key = this.batchKey
    const outcome = await signInSlices(
      picked,
      (caseIds) => signMany({ key, caseIds }),
      (done) => this.setData({ progress: done < picked.length ? `${done}/${picked.length}` : '' }),
    )
    this.setData({ signing: false, progress: '' })
    if (outcome.left.length === 0) this.stopPicking()
    else {
      this.pick(Object.fromEntries(outcome.left.map(({ id, number }) => [id, number])))
      this.batchKey = key
    }
    const told = outcomeText(outcome, messageOf(outcome.error))
    if (told) void wx.showModal({ ...told, showCancel: false, confirmText: '知道了' })
    else void wx.showToast({ title: `已签收 ${outcome.signed} 件`, icon: 'success' })
    if (outcome.signed > 0 || outcome.failed.length > 0) await this.reload()
  },
})
