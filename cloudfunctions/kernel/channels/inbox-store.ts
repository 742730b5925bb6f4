import { perStore } from '../per-store'
import type { InboxDoc } from '../documents'
import type { Store } from '../platform/database'
import { DuplicateError } from '../platform/database'
import { findPage } from '../paging'

function createInbox(store: Store) {
  const inbox = store.collection<InboxDoc>('inbox')
  const { command } = store
  return {
    page: (openid: string, size: number, cursor?: string) =>
      findPage(inbox, command, { where: { openid }, field: 'at', direction: 'desc', size, cursor }),
    unread: (openid: string, readTo: number) => inbox.count({ openid, at: command.gt(readTo) }),
    /** The id is derived from what is told, so a repeated delivery shows once. */
    async put(message: InboxDoc): Promise<void> {
      try {
        await inbox.insert(message)
      } catch (error) {
        if (!(error instanceof DuplicateError)) throw error
      }
    },
  }
}

export const inboxStore = perStore(createInbox)
