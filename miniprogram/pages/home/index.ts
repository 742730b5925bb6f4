import type { Home, Service } from '../../domain/api/city'
import { FRAME, framed, tellFailure } from '../../page/frame'
import { messageOf } from '../../services/call'
import { home, lastHome } from '../../services/city'
import { openService } from '../../services/open-service'
import { announcementPage, caseDetail, caseList, open, REPORT_FORM, SERVICES } from '../../services/routes'
import type { HomeView } from './view'
import { homeView } from './view'

/** Addresses of pictures hold for two hours; they are renewed well before. */
const ADDRESSES_KEEP = 30 * 60 * 1000

/** 首页: one call; what was last seen is there at once, also without a network. */
Page({
  ...framed(),

  content: '',
  shownAt: 0,

  data: {
    ...FRAME,
    view: null as HomeView | null,
    /** The last answer is shown because a new one did not come. */
    stale: false,
    /** Where the navigation area ends and how far its content may reach, px. */
    bar: { top: 20, height: 44, right: 96 },
    phonesOpen: false,
  },

  onLoad() {
    const last = lastHome()
    this.setData({ bar: navigationArea(), ...(last ? shown(last) : {}) })
  },

  onShow() {
    void this.reload()
  },

  async load() {
    this.show(await home())
  },

  /** What was last seen stays, and says that it is not new. */
  failed(error: unknown) {
    if (this.data.view) this.setData({ stale: true, errorText: messageOf(error) })
    else tellFailure(this, error)
  },

  /** An answer that says the same is not set again: only its signed addresses differ, and pictures would flicker. */
  show(answer: Home) {
    const now = Date.now()
    const content = JSON.stringify(answer).replace(/\?[^"]*/g, '')
    const fresh = content === this.content && now - this.shownAt < ADDRESSES_KEEP
    if (fresh && !this.data.stale) return
    this.content = content
    this.shownAt = now
    this.setData(shown(answer))
  },

  report: () => open(REPORT_FORM),
  allServices: () => open(SERVICES),
  search: () => open(`${SERVICES}?search=1`),
  mine() {
    open(caseList(this.data.view?.mine.group ?? 'all'))
  },
  openService({ currentTarget }: WechatMiniprogram.Tap<{ service: Service }>) {
    openService(currentTarget.dataset.service)
  },
  openCase({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
    open(caseDetail(currentTarget.dataset.id))
  },
  openAnnouncement({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
    if (currentTarget.dataset.id) open(announcementPage(currentTarget.dataset.id))
  },
  showPhones() {
    this.setData({ phonesOpen: true })
  },
  hidePhones() {
    this.setData({ phonesOpen: false })
  },

  onShareAppMessage: () => ({ title: '市民随手拍：身边问题，拍照上报' }),
})

function shown(answer: Home) {
  return { view: homeView(answer, Date.now()), phase: 'ready' as const, stale: false }
}

/** The navigation area is ours on this page: it lies beside WeChat's capsule button. */
function navigationArea(): { top: number; height: number; right: number } {
  const capsule = wx.getMenuButtonBoundingClientRect()
  const { windowWidth } = wx.getWindowInfo()
  return { top: capsule.top, height: capsule.height, right: windowWidth - capsule.left + 8 }
}
