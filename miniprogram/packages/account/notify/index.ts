import type { TemplatePurpose } from '../../../domain/api/account'
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
  data: {
    phase: 'loading' as 'loading' | 'ready' | 'error',
    problem: '',
    purposes: [] as PurposeView[],
    asking: '' as TemplatePurpose | '',
  },

  onLoad() {
    onSession(this, (session) => this.setData({ phase: 'ready', purposes: purposeViews(session) }))
    void this.begin()
  },

  onUnload() {
    offSession(this)
  },

  async begin() {
    try {
      await whenSession()
    } catch (error) {
      if (this.data.phase !== 'ready') this.setData({ phase: 'error', problem: messageOf(error) })
    }
  },

  retry() {
    this.setData({ phase: 'loading' })
    void this.begin()
  },

  async allow({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const purpose = currentTarget.dataset['purpose'] as TemplatePurpose
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
