import type { InboxMessage } from '../../../domain/api/account'
import { LIST, listed } from '../../../page/list'
import { open } from '../../../services/routes'
import { currentSession, isStaffSession } from '../../../services/session'
import { inbox, readInbox } from '../service'
import type { MessageRow } from './view'
import { messageRow, seenUpTo } from './view'

/** 消息: what reached me, for whoever WeChat's own messages did not reach. */
Page({
  ...listed<InboxMessage>(),

  data: { ...LIST, rows: [] as MessageRow[] },

  onLoad() {
    void this.reloadList(true)
  },

  fetchPage: (cursor?: string) => inbox(cursor),

  rowOf(message: InboxMessage): MessageRow {
    return messageRow(message, Date.now(), isStaffSession(currentSession()))
  },

  /** They are read now. The dots stay for this visit, so that one sees what is new. */
  arrived(messages: InboxMessage[]) {
    const upTo = seenUpTo(messages)
    if (upTo === undefined) return
    // Otherwise they stay unread and are marked at the next visit.
    readInbox(upTo).catch((error: unknown) => console.warn('readInbox', error))
  },

  openMessage({ currentTarget }: WechatMiniprogram.Tap<{ url: string }>) {
    const { url } = currentTarget.dataset
    if (url !== '') open(url)
  },
})
