import type { CaseView } from '../../../domain/api/case'
import type { OwnAction } from '../../../domain/api/own'
import { FRAME, framed, tellFailure } from '../../../page/frame'
import { isRetryable, messageOf } from '../../../services/call'
import { setSupport, viewCase } from '../../../services/cases'
import { newKey } from '../../../services/keys'
import { withEarlier, withShown } from '../../../services/history'
import { explainOvertaken } from '../../../services/overtaken'
import { caseAct, caseRate, HOME, open, reportAgain } from '../../../services/routes'
import { askToNotify } from '../../../services/subscribe'
import { withdraw } from '../service'
import { NOT_NOTIFIED, notifyView } from './notify'
import type { Button, DetailView } from './view'
import { detailView } from './view'

/** 办件详情, for the reporter and for everyone else: the server decides what each sees and may do. */
Page({
  ...framed(),

  caseId: '',
  shown: undefined as CaseView | undefined,
  /** One key, so that a retry after a lost answer withdraws once. */
  withdrawKey: newKey(),

  data: {
    ...FRAME,
    view: null as DetailView | null,
    markers: [] as {
      id: number
      longitude: number
      latitude: number
      iconPath: string
      width: number
      height: number
    }[],
    factsOpen: false,
    moreOpen: false,
    /** What is under way: an action's name, or 'support', 'notify', 'earlier'. */
    busy: '',
    notify: NOT_NOTIFIED,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.caseId = id
    void this.reload()
  },

  /** Coming back from an action's page, the case is another. */
  onShow() {
    if (this.data.phase === 'ready') void this.reload()
  },

  async load() {
    const view = await viewCase(this.caseId)
    this.show({ ...view, ...withShown(view, this.shown) })
  },

  failed(error: unknown) {
    tellFailure(this, error, isRetryable(error) ? 'error' : 'empty')
  },

  home: () => open(HOME),

  show(shown: CaseView) {
    this.shown = shown
    const view = detailView(shown, Date.now())
    const { longitude, latitude } = view.point
    const markers = [{ id: 1, longitude, latitude, iconPath: '/images/pin.png', width: 32, height: 40 }]
    this.setData({ phase: 'ready', view, markers, notify: notifyView(shown.messages) })
  },

  again() {
    open(reportAgain(this.caseId))
  },

  async earlier() {
    const { shown } = this
    if (!shown || this.data.busy !== '') return
    await this.run('earlier', async () => this.show({ ...shown, ...(await withEarlier(this.caseId, shown)) }))
  },

  toggleFacts() {
    this.setData({ factsOpen: !this.data.factsOpen })
  },

  openMap() {
    const { view } = this.data
    if (!view) return
    void wx.openLocation({ ...view.point, name: view.address, address: view.townName, scale: 17 })
  },

  act({ currentTarget }: WechatMiniprogram.Tap<{ action: OwnAction }>) {
    this.start(currentTarget.dataset.action)
  },

  showMore() {
    this.setData({ moreOpen: true })
  },
  hideMore() {
    this.setData({ moreOpen: false })
  },
  chooseMore({ detail }: WechatMiniprogram.CustomEvent<Button>) {
    this.setData({ moreOpen: false })
    this.start(detail.action)
  },

  start(action: OwnAction) {
    if (action === 'rate') return open(caseRate(this.caseId))
    if (action === 'withdraw') return void this.withdraw()
    open(caseAct(this.caseId, action))
  },

  async withdraw() {
    const { confirm } = await wx.showModal({
      title: '撤回这件上报？',
      content: '撤回后部门不再办理，之后可以重新上报。',
      confirmText: '撤回',
    })
    if (!confirm || this.data.busy !== '') return
    await this.run('withdraw', async () => {
      await withdraw({ caseId: this.caseId, key: this.withdrawKey })
      await this.reload()
      void wx.showToast({ title: '已撤回', icon: 'none' })
    })
  },

  async support() {
    const { view } = this.data
    if (!view || this.data.busy !== '') return
    const on = !view.supportedByMe
    await this.run('support', async () => {
      const supports = await setSupport(this.caseId, on)
      this.shown = { ...(this.shown ?? view), supports, supportedByMe: on }
      this.setData({ 'view.supports': supports, 'view.supportedByMe': on, 'view.mayFollow': on })
    })
  },

  /** WeChat asks only straight from a tap, so nothing may be waited for before. */
  async notify() {
    if (this.data.busy !== '') return
    await this.run('notify', async () => {
      const outcome = await askToNotify(['progress', 'finished'], this.caseId)
      if (outcome === 'accepted') await this.reload()
      if (outcome === 'none') void wx.showToast({ title: '暂时无法开启微信通知', icon: 'none' })
    })
  },

  async run(name: string, work: () => Promise<void>) {
    this.setData({ busy: name })
    try {
      await work()
    } catch (error) {
      if (await explainOvertaken(error)) await this.reload()
      else void wx.showToast({ title: messageOf(error), icon: 'none' })
    }
    this.setData({ busy: '' })
  },

  onShareAppMessage() {
    const { view } = this.data
    return {
      title: view ? view.sentence.headline : '办件详情',
      path: `/packages/case/detail/index?id=${this.caseId}`,
    }
  },
})
