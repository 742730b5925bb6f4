import { inboxStore } from '../../../kernel/channels/inbox-store'
import type { InboxMessage } from '#domain/api/account'
import type { Nothing, Page } from '#domain/api/common'
import { sightOf } from '#domain/case/permissions'
import type { SubjectRef } from '#domain/kernel/subject'
import { subjectOf } from '#domain/kernel/subject'
import type { InboxDoc } from '../../../kernel/documents'
import type { Context, UseCase } from '../../../kernel/context'
import { accessOf } from '../../case'
import { caseListStore } from '../../case/list-store'
import { updatePerson } from '../update-person'

const PAGE = 20

/** The caller's messages, newest first. */
export const inbox: UseCase<{ cursor?: string }, Page<InboxMessage>> = async ({ cursor }, context) => {
  const { db, person } = context
  const { rows, next } = await inboxStore(db).page(person._id, PAGE, cursor)
  const isShown = await shownTo(rows, context)
  const items = rows.map((row) => toMessage(row, isShown, person.inboxReadTo))
  return { items, ...(next ? { next } : {}) }
}

type IsShown = (subject: SubjectRef) => boolean

/**
 * What a message is about may be out of its reader's sight by now: a case that is not public any more, or another
 * department's. Then nothing leads there.
 */
async function shownTo(rows: readonly InboxDoc[], { db, viewer }: Context): Promise<IsShown> {
  const subjects = rows.flatMap((row) => subjectOf(row) ?? [])
  const cases = new Set(subjects.filter(({ kind }) => kind === 'case').map(({ id }) => id))
  const found = await caseListStore(db).many([...cases])
  const seen = new Set(found.filter((row) => sightOf(viewer, accessOf(row)) !== 'none').map(({ _id }) => _id))
  return ({ kind, id }) => kind !== 'case' || seen.has(id)
}

function toMessage(row: InboxDoc, isShown: IsShown, readTo: number): InboxMessage {
  const { _id, at, title, text } = row
  const about = subjectOf(row)
  const subject = about && isShown(about) ? about : undefined
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
