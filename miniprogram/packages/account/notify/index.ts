import type { TemplatePurpose } from '../../../domain/api/account'
import { FRAME, framed, tellFailure } from '../../../page/frame'
import { messageOf } from '../../../services/call'
import { offSession, onSession, whenSession } from '../../../services/session'
import type { NotifyOutcome } from '../../../services/subscribe'
import { askToNotify } from '../../../services/subscribe'
import type { PurposeView } from './view'
import { purposeViews } from './view'

const OUTCOMES: Record<NotifyOutcome, string> = {
  accepted: '已允许，可多点几次增加条数',
  refused: '您没有允许，需要时可再开启',
  none: '未能询问。请在右上角“设置 - 通知管理”中查看',
}

/** 微信提醒: how many messages of each kind may still be sent to me; a tap allows one more. */
Page({
  ...framed(),

  data: {
    ...FRAME,
    purposes: [] as PurposeView[],
    asking: '' as TemplatePurpose | '',
  },

  onLoad() {
    onSession(this, (session) => this.setData({ phase: 'ready', purposes: purposeViews(session) }))
    void this.reload()
  },

  onUnload() {
    offSession(this)
  },

  /** What arrives is shown by the listener. */
  async load() {
    await whenSession()
  },

  /** Last time's figures, where they are known, are good enough without a word. */
  failed(error: unknown) {
    if (this.data.phase !== 'ready') tellFailure(this, error)
  },

  async allow({ currentTarget }: WechatMiniprogram.Tap<{ purpose: TemplatePurpose }>) {
    const { purpose } = currentTarget.dataset
    if (this.data.asking !== '') return
    this.setData({ asking: purpose })
    try {
      void wx.showToast({ title: OUTCOMES[await askToNotify([purpose])], icon: 'none' })
    } catch (error) {
      void wx.showToast({ title: messageOf(error), icon: 'none' })
    }
    this.setData({ asking: '' })
  },
})
