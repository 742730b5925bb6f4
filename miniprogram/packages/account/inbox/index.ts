import type { InboxMessage } from '../../../domain/api/account'
import { inbox, readInbox } from '../../../services/account'
import type { Phase } from '../../../page/paging'
import { Pager, rowsPatch } from '../../../page/paging'
import { open } from '../../../services/routes'
import { currentSession, isStaffSession } from '../../../services/session'
import type { MessageRow } from './view'
import { messageRow, seenUpTo } from './view'

/** 消息: what reached me, for whoever WeChat's own messages did not reach. */
Page({
  data: {
    rows: [] as MessageRow[],
    phase: 'loading' as Phase,
    problem: '',
  },
  pager: undefined as Pager<InboxMessage> | undefined,

  onLoad() {
    const pager = new Pager<InboxMessage>(inbox, ({ phase, errorText, items, from }) => {
      const now = Date.now()
      const isStaff = isStaffSession(currentSession())
      const rows = items
        ? rowsPatch(
            'rows',
            items.map((message) => messageRow(message, now, isStaff)),
            from,
          )
        : {}
      this.setData({ ...rows, phase, problem: errorText })
      if (items) void this.markRead(items)
    })
    this.pager = pager
    // The page begins with the skeleton; nothing to clear.
    void pager.reload(true)
  },

  async onPullDownRefresh() {
    await this.pager?.reload(true)
    void wx.stopPullDownRefresh()
  },

  onReachBottom() {
    void this.pager?.more()
  },

  retry() {
    void this.pager?.retry()
  },

  /** The dots stay for this visit, so that one sees what is new. */
  async markRead(items: InboxMessage[]) {
    const upTo = seenUpTo(items)
    if (upTo === undefined) return
    try {
      await readInbox(upTo)
    } catch (error) {
      // They stay unread and are marked at the next visit.
      console.warn('readInbox', error)
    }
  },

  openMessage({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const url = String(currentTarget.dataset['url'])
    if (url !== '') open(url)
  },
})
