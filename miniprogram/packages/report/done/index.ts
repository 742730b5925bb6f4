import { messageOf } from '../../../services/call'
import { caseAct, caseDetail, HOME, open } from '../../../services/routes'
import { askToNotify } from '../../../services/subscribe'
import { lastSubmitted } from '../shared/last-submitted'
import type { DoneView } from './view'
import { doneView } from './view'

/** 提交成功: the number, what is promised, and the tap that lets us write. */
Page({
  data: {
    view: null as DoneView | null,
    /** '' | 'asking' | 'accepted' | 'refused' | 'none' */
    notify: '',
  },

  onLoad() {
    const submitted = lastSubmitted()
    if (submitted) this.setData({ view: doneView(submitted, Date.now()) })
    else void wx.switchTab({ url: HOME })
  },

  async allow() {
    if (this.data.notify === 'asking') return
    this.setData({ notify: 'asking' })
    try {
      this.setData({ notify: await askToNotify(['progress', 'finished'], this.data.view?.caseId) })
    } catch (error) {
      this.setData({ notify: '' })
      void wx.showToast({ title: messageOf(error), icon: 'none' })
    }
  },

  copyNumber() {
    const number = this.data.view?.number
    if (number) wx.setClipboardData({ data: number.replace(/\s/g, '') }).catch(() => undefined)
  },

  addNote() {
    const id = this.data.view?.caseId
    if (id) open(caseAct(id, 'addNote'))
  },

  follow() {
    const id = this.data.view?.caseId
    if (id) void wx.redirectTo({ url: caseDetail(id) })
  },

  home: () => open(HOME),
})
