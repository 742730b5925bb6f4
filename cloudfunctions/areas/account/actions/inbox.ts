import { inboxStore } from '../../../kernel/channels/inbox-store'
import type { InboxMessage } from '#domain/api/account'
import type { Nothing, Page } from '#domain/api/common'
import { subjectOf } from '#domain/kernel/subject'
import type { InboxDoc } from '../../../kernel/documents'
import type { UseCase } from '../../../kernel/context'
import { updatePerson } from '../update-person'

const PAGE = 20

/** The caller's messages, newest first. */
export const inbox: UseCase<{ cursor?: string }, Page<InboxMessage>> = async ({ cursor }, context) => {
  const { db, person } = context
  const { rows, next } = await inboxStore(db).page(person._id, PAGE, cursor)
  const items = rows.map((row) => toMessage(row, person.inboxReadTo))
  return { items, ...(next ? { next } : {}) }
}

function toMessage(row: InboxDoc, readTo: number): InboxMessage {
  const { _id, at, title, text } = row
  const subject = subjectOf(row)
  return {
    id: _id,
    at,
    title,
    text,
    ...(subject ? { subject } : {}),
    // Phones that still run the first release know only this.
    ...(subject?.kind === 'case' ? { caseId: subject.id } : {}),
    unread: at > readTo,
  }
}

/** What is read never becomes unread again, and nothing is read that has not come yet. */
export const readInbox: UseCase<{ upTo: number }, Nothing> = async ({ upTo }, context) => {
  const readTo = Math.min(upTo, context.now)
  if (readTo > context.person.inboxReadTo) await updatePerson({ inboxReadTo: readTo }, context)
  return {}
}
