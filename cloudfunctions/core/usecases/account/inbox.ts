import type { InboxMessage } from '../../../../miniprogram/domain/api/account'
import type { Nothing, Page } from '../../../../miniprogram/domain/api/common'
import type { UseCase } from '../../context'
import { updatePerson } from './updatePerson'

const PAGE = 20

/** The caller's messages, newest first. */
export const inbox: UseCase<{ cursor?: string }, Page<InboxMessage>> = async ({ cursor }, context) => {
  const { repos, person } = context
  const { rows, next } = await repos.inbox.page(person._id, PAGE, cursor)
  const items = rows.map(({ _id, at, title, text, caseId }) => ({
    id: _id,
    at,
    title,
    text,
    ...(caseId ? { caseId } : {}),
    unread: at > person.inboxReadTo,
  }))
  return { items, ...(next ? { next } : {}) }
}

/** What is read never becomes unread again, and nothing is read that has not come yet. */
export const readInbox: UseCase<{ upTo: number }, Nothing> = async ({ upTo }, context) => {
  const readTo = Math.min(upTo, context.now)
  if (readTo > context.person.inboxReadTo) await updatePerson({ inboxReadTo: readTo }, context)
  return {}
}
