import type { InboxMessage } from '../../domain/api/account'
import type { Page } from '../../domain/api/common'
import { call } from '../../services/call'
import { patchSession } from '../../services/session'

export function inbox(cursor?: string): Promise<Page<InboxMessage>> {
  return call('account', 'inbox', cursor === undefined ? {} : { cursor })
}

/** @param upTo epoch ms of the newest message that was shown */
export async function readInbox(upTo: number): Promise<void> {
  await call('account', 'readInbox', { upTo })
  patchSession({ unread: 0 })
}
