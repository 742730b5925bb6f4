import { agreePrivacy } from '../../../services/account'
import { messageOf } from '../../../services/call'
import { currentSession, offSession, onSession } from '../../../services/session'
import { COLLECTED, SECTIONS } from './guide'

/** 隐私保护指引: readable in two minutes, with the agreement at its end. */
Page({
  data: {
    collected: COLLECTED,
    sections: SECTIONS,
    version: '',
    /** Unknown until the session is: then neither the button nor the note is shown. */
    agreed: null as boolean | null,
    saving: false,
  },

  onLoad() {
    onSession(this, ({ privacyAgreed, privacyVersion }) => {
      this.setData({ agreed: privacyAgreed, version: privacyVersion })
    })
  },

  onUnload() {
    offSession(this)
  },

  /** WeChat has recorded its own consent with the button; the server records ours. */
  async agree() {
    if (this.data.saving || currentSession()?.privacyAgreed) return
    this.setData({ saving: true })
    try {
      await agreePrivacy()
      void wx.showToast({ title: '已同意', icon: 'success' })
    } catch (error) {
      void wx.showToast({ title: messageOf(error), icon: 'none' })
    }
    this.setData({ saving: false })
  },

  openContract() {
    wx.openPrivacyContract({
      fail: () => void wx.showToast({ title: '暂时无法打开，请稍后再试', icon: 'none' }),
    })
  },
})
