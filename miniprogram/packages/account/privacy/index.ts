import { messageOf } from '../../../services/call'
import { AGREE_BUTTON, agreeToGuide, hasConsent } from '../../../services/consent'
import { currentSession, offSession, onSession, refreshSession } from '../../../services/session'
import { COLLECTED, SECTIONS } from './guide'
import { consentNote } from './view'

/** 隐私保护指引: readable in two minutes, with the agreement at its end. */
Page({
  data: {
    collected: COLLECTED,
    sections: SECTIONS,
    button: AGREE_BUTTON,
    note: '',
    /** Unknown until the session is: then no button is shown. */
    agreed: null as boolean | null,
    saving: false,
    errorText: '',
  },

  onLoad() {
    onSession(this, () => void this.show())
    // The guide may have a new version since the app was started; without a network what is known stays.
    refreshSession().catch(() => undefined)
  },

  onUnload() {
    offSession(this)
  },

  async show() {
    const session = currentSession()
    if (!session) return
    const agreed = await hasConsent()
    this.setData({ agreed, note: consentNote(session, agreed) })
  },

  /** WeChat has recorded its own consent with the button; the server records ours. */
  async agree() {
    if (this.data.saving) return
    this.setData({ saving: true, errorText: '' })
    try {
      await agreeToGuide(() => wx.navigateBack())
      await this.show()
      void wx.showToast({ title: '已同意', icon: 'success' })
    } catch (error) {
      this.setData({ errorText: messageOf(error) })
    }
    this.setData({ saving: false })
  },

  openContract() {
    wx.openPrivacyContract({
      fail: () => void wx.showToast({ title: '暂时无法打开，请稍后再试', icon: 'none' }),
    })
  },
})
