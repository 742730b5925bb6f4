import { formatMoment } from '../../../components/format'
import type { InboxMessage } from '../../../domain/api/account'

export interface MessageRow {
  id: string
  title: string
  text: string
  when: string
  unread: boolean
  /** Empty when the message belongs to no case. */
  caseId: string
}

/** @param now epoch ms */
export function messageRow({ id, title, text, at, unread, caseId }: InboxMessage, now: number): MessageRow {
  return { id, title, text, when: formatMoment(at, now), unread, caseId: caseId ?? '' }
}

/** @returns up to when messages have been seen, once these are on the screen; undefined when all were read before. */
export function seenUpTo(messages: readonly InboxMessage[]): number | undefined {
  const unread = messages.filter((message) => message.unread).map(({ at }) => at)
  return unread.length > 0 ? Math.max(...unread) : undefined
}
