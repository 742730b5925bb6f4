import { FRAME, framed, tellFailure } from '../../page/frame'
import { updateProfile } from '../../services/account'
import { messageOf } from '../../services/call'
import { callPhone } from '../../services/call-phone'
import { home, lastHome } from '../../services/city'
import { caseList, INBOX, NOTIFY, open, PRIVACY, PROFILE, STAFF } from '../../services/routes'
import { currentSession, offSession, onSession, refreshSession } from '../../services/session'
import type { Home } from '../../domain/api/city'
import type { MineGroup } from '../../domain/api/case'
import type { MeView } from './view'
import { meView } from './view'

/** 我的: who I am, my cases by state, what reached me, and how the app should behave for me. */
Page({
  ...framed(),

  data: {
    ...FRAME,
    me: null as MeView | null,
    savingElder: false,
  },
  mine: undefined as Home['mine'] | undefined,

  onLoad() {
    this.mine = lastHome()?.mine
    onSession(this, () => this.draw())
  },

  onShow() {
    void this.reload()
  },

  onUnload() {
    offSession(this)
  },

  draw() {
    const session = currentSession()
    if (!session) return
    const me = meView(session, this.mine)
    if (JSON.stringify(me) !== JSON.stringify(this.data.me)) this.setData({ phase: 'ready', me })
  },

  /** Asks again at each visit: a role, a message or a case may have changed meanwhile. */
  async load() {
    const [{ mine }] = await Promise.all([home(), refreshSession()])
    this.mine = mine
    this.draw()
  },

  /** What was known last time is better than nothing; without it the page says what failed. */
  failed(error: unknown) {
    if (!this.data.me) tellFailure(this, error)
  },

  openGroup({ currentTarget }: WechatMiniprogram.Tap<{ group: MineGroup }>) {
    open(caseList(currentTarget.dataset.group))
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

  async switchElder() {
    const { me, savingElder } = this.data
    if (savingElder || !me) return
    this.setData({ savingElder: true })
    try {
      await updateProfile({ elderMode: !me.elder })
    } catch (error) {
      void wx.showToast({ title: messageOf(error), icon: 'none' })
    }
    this.setData({ savingElder: false })
  },

  callPhone({ currentTarget }: WechatMiniprogram.Tap<{ number: string }>) {
    void callPhone(currentTarget.dataset.number)
  },
})
