import { formatMoment } from '../../../words/format'
import type { InboxMessage } from '../../../domain/api/account'
import { subjectOf } from '../../../domain/kernel/subject'
import { wayTo } from './subject-page'

export interface MessageRow {
  id: string
  title: string
  text: string
  when: string
  unread: boolean
  /** What a tap opens, and how that is called; empty when the message leads nowhere. */
  url: string
  more: string
}

/** @param now epoch ms */
export function messageRow(message: InboxMessage, now: number, isStaff: boolean): MessageRow {
  const { id, title, text, at, unread } = message
  const { url = '', label: more = '' } = wayTo(subjectOf(message), isStaff) ?? {}
  return { id, title, text, when: formatMoment(at, now), unread, url, more }
}

/** @returns up to when messages have been seen, once these are on the screen; undefined when all were read before. */
export function seenUpTo(messages: readonly InboxMessage[]): number | undefined {
  const unread = messages.filter((message) => message.unread).map(({ at }) => at)
  return unread.length > 0 ? Math.max(...unread) : undefined
}
