import { messageOf } from '../../services/call'
import { updateProfile } from '../../services/account'
import { home, lastHome } from '../../services/city'
import { caseList, INBOX, NOTIFY, open, PRIVACY, PROFILE, STAFF } from '../../services/routes'
import { currentSession, offSession, onSession, refreshSession } from '../../services/session'
import type { Home } from '../../domain/api/city'
import type { MineGroup } from '../../domain/api/case'
import type { MeView } from './view'
import { meView } from './view'

/** 我的: who I am, my cases by state, what reached me, and how the app should behave for me. */
Page({
  data: {
    phase: 'loading' as 'loading' | 'ready' | 'error',
    problem: '',
    me: null as MeView | null,
    savingElder: false,
  },
  mine: undefined as Home['mine'] | undefined,

  onLoad() {
    this.mine = lastHome()?.mine
    onSession(this, () => this.draw())
  },

  onShow() {
    void this.load()
  },

  onUnload() {
    offSession(this)
  },

  async onPullDownRefresh() {
    await this.load()
    void wx.stopPullDownRefresh()
  },

  draw() {
    const session = currentSession()
    if (!session) return
    const me = meView(session, this.mine)
    if (JSON.stringify(me) !== JSON.stringify(this.data.me)) this.setData({ phase: 'ready', me })
  },

  /** Asks again at each visit: a role, a message or a case may have changed meanwhile. */
  async load() {
    try {
      const [{ mine }] = await Promise.all([home(), refreshSession()])
      this.mine = mine
      this.draw()
    } catch (error) {
      // What was known last time is better than nothing; without it the page says what failed.
      if (!this.data.me) this.setData({ phase: 'error', problem: messageOf(error) })
    }
  },

  retry() {
    this.setData({ phase: 'loading' })
    void this.load()
  },

  openGroup({ currentTarget }: WechatMiniprogram.TouchEvent) {
    open(caseList(currentTarget.dataset['group'] as MineGroup))
  },

  openProfile() {
    open(PROFILE)
  },

  openInbox() {
    open(INBOX)
  },

  openNotify() {
    open(NOTIFY)
  },

  openPrivacy() {
    open(PRIVACY)
  },

  openStaff() {
    open(STAFF)
  },

  async switchElder({ detail }: { detail: boolean }) {
    if (this.data.savingElder) return
    this.setData({ savingElder: true })
    try {
      await updateProfile({ elderMode: detail })
    } catch (error) {
      void wx.showToast({ title: messageOf(error), icon: 'none' })
    }
    this.setData({ savingElder: false })
  },

  callPhone({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.makePhoneCall({ phoneNumber: String(currentTarget.dataset['number']) }).catch(() => undefined)
  },
})
