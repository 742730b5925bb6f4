import type { Pair } from '../../../components/compare-slider/view'
import { pairOf } from '../../../components/compare-slider/view'
import type { PastRoundRow } from '../../../components/past-rounds/view'
import { pastRoundRows } from '../../../components/past-rounds/view'
import type { StateMark } from '../../../words/tones'
import { markOf } from '../../../words/tones'
import type { TimelineRow } from '../../../components/timeline/view'
import { timelineRows } from '../../../components/timeline/view'
import type { CaseView } from '../../../domain/api/case'
import { MINUTE } from '../../../domain/kernel/time'
import { FRAME, framed } from '../../../page/frame'
import { messageOf } from '../../../services/call'
import { callPhone } from '../../../services/call-phone'
import { viewCase } from '../../../services/cases'
import { newKey } from '../../../services/keys'
import { withEarlier, withShown } from '../../../services/history'
import { explainOvertaken } from '../../../services/overtaken'
import { caseDetail, staffAct, staffCase } from '../../../services/routes'
import { act } from '../../../services/staff'
import { noteChanged } from '../../../services/changed'
import type { StaffAction } from '../../../domain/api/staff'
import { isOneTap, staffLabel } from '../shared/actions'
import { handedOver, handOver } from '../shared/handover'
import type { NearbyView } from '../shared/nearby'
import { nearbyViews } from '../shared/nearby'
import type { ActionBar, ClockView, Fact, Said } from './view'
import { actionBar, clockView, contactView, factsOf, isLong, originText, parentLine, saidIn } from './view'

const NO_CLOCK: ClockView = { icon: '', tone: 'idle', headline: '', detail: '' }

/** A case as staff work on it: the clock on top, what the citizen said, what happened, what to do next. */
Page({
  ...framed(),

  data: {
    ...FRAME,
    said: null as Said | null,
    folded: false,
    clock: NO_CLOCK,
    mark: null as StateMark | null,
    pair: null as Pair | null,
    /** The case that it became a part of. */
    parent: null as { id: string; text: string } | null,
    pastRounds: [] as PastRoundRow[],
    timeline: [] as TimelineRow[],
    moreHistory: false,
    loadingHistory: false,
    origin: '',
    contact: null as ReturnType<typeof contactView> | null,
    facts: [] as Fact[],
    bar: { more: [] } as ActionBar,
    sheet: false,
    nearby: [] as NearbyView[],
    acting: false,
  },
  caseId: '',
  view: undefined as CaseView | undefined,
  ticker: 0,
  /** One key per action, so that a retry of the same tap acts once. */
  keys: {} as Record<string, string>,

  onLoad(query: { id?: string }) {
    this.caseId = query.id ?? ''
    void this.reload()
  },

  onShow() {
    this.ticker = setInterval(() => this.tick(), MINUTE)
    const fresh = handedOver(this.caseId)
    if (fresh && fresh.version !== this.view?.version) this.show(fresh)
  },

  onHide() {
    clearInterval(this.ticker)
  },

  onUnload() {
    clearInterval(this.ticker)
  },

  async load() {
    const view = await viewCase(this.caseId)
    this.show({ ...view, ...withShown(view, this.view) })
  },

  show(view: CaseView) {
    // A colleague's own report, or a case that went to another department: not theirs to work on.
    if (view.sight !== 'staff') return void wx.redirectTo({ url: caseDetail(view.id) })
    handOver(view)
    const first = this.view === undefined
    this.view = view
    const now = Date.now()
    const bar = actionBar(view.actions)
    this.setData({
      phase: 'ready',
      said: saidIn(view),
      ...(first ? { folded: isLong(view.text) } : {}),
      clock: clockView(view, now),
      // Where no clock runs, the bar says the state itself.
      mark: view.due || view.pausedAt ? markOf(view.state, view.rating?.grade) : null,
      pair: pairOf(view.before, view.after),
      parent: parentLine(view) ?? null,
      pastRounds: pastRoundRows(view.pastRounds, now),
      timeline: timelineRows(view.timeline, now),
      moreHistory: view.earlier !== undefined,
      origin: originText(view, now),
      contact: contactView(view) ?? null,
      facts: factsOf(view, now),
      bar,
    })
    if (view.actions.some(({ action }) => action === 'merge')) void this.loadNearby()
    else if (this.data.nearby.length > 0) this.setData({ nearby: [] })
  },

  tick() {
    if (!this.view) return
    const clock = clockView(this.view, Date.now())
    if (clock.headline !== this.data.clock.headline) this.setData({ clock })
  },

  async loadNearby() {
    this.setData({ nearby: await nearbyViews(this.caseId) })
  },

  mergeInto({ currentTarget }: WechatMiniprogram.Tap<{ number: string }>) {
    void wx.navigateTo({ url: staffAct(this.caseId, 'merge', currentTarget.dataset.number) })
  },

  openNearby({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
    void wx.navigateTo({ url: caseDetail(currentTarget.dataset.id) })
  },

  openParent() {
    const id = this.data.parent?.id
    if (id) void wx.navigateTo({ url: staffCase(id) })
  },

  async earlier() {
    if (!this.view || this.data.loadingHistory) return
    this.setData({ loadingHistory: true })
    try {
      const { timeline, earlier } = await withEarlier(this.caseId, this.view)
      this.view = { ...this.view, timeline, earlier }
      handOver(this.view)
      this.setData({ timeline: timelineRows(timeline, Date.now()), moreHistory: earlier !== undefined })
    } catch (error) {
      void wx.showToast({ title: messageOf(error), icon: 'none' })
    }
    this.setData({ loadingHistory: false })
  },

  unfold() {
    this.setData({ folded: false })
  },

  navigate() {
    const place = this.view?.place
    if (place)
      void wx.openLocation({ ...place.point, name: place.address, address: place.townName, scale: 17 })
  },

  /** A call that was cancelled is nothing to be recorded. */
  async call() {
    const phone = this.data.contact?.phone
    if (phone && (await callPhone(phone))) await this.offerContact()
  },

  /** Back from the call: what came of it belongs into the history while first contact is owed. */
  async offerContact() {
    if (!this.view?.actions.some(({ action }) => action === 'contact')) return
    const { confirm } = await wx.showModal({
      title: '记录这次联系',
      content: '首次联系尚未记录，是否现在填写联系结果',
      confirmText: '去记录',
      cancelText: '稍后',
    })
    if (confirm) void wx.navigateTo({ url: staffAct(this.caseId, 'contact') })
  },

  copyNumber() {
    const number = this.view?.number
    if (number) wx.setClipboardData({ data: number }).catch(() => undefined)
  },

  openSheet() {
    this.setData({ sheet: true })
  },

  closeSheet() {
    this.setData({ sheet: false })
  },

  choose({ currentTarget }: WechatMiniprogram.Tap<{ action: StaffAction }>) {
    const { action } = currentTarget.dataset
    this.setData({ sheet: false })
    if (isOneTap(action)) void this.actAtOnce(action)
    else void wx.navigateTo({ url: staffAct(this.caseId, action) })
  },

  async actAtOnce(action: StaffAction) {
    if (this.data.acting) return
    this.setData({ acting: true })
    const key = (this.keys[action] ??= newKey())
    try {
      const view = await act(action, { caseId: this.caseId, key }, this.view)
      noteChanged()
      this.show(view)
      void wx.showToast({ title: `已${staffLabel(action)}`, icon: 'success' })
    } catch (error) {
      await this.explain(error)
    }
    this.setData({ acting: false })
  },

  /** Someone else was first: says so, then shows the case as it is now. */
  async explain(error: unknown) {
    if (!(await explainOvertaken(error)))
      return void wx.showToast({ title: messageOf(error), icon: 'none', duration: 3000 })
    noteChanged()
    await this.reload()
  },
})
