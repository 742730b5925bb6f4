import { inboxStore } from './inbox-store'
import { idOf } from '../ids'
import { shorten, shortenBefore } from '#domain/kernel/text/shorten'
import type { Notice } from '../outbox/notice'
import type { Subject } from '../outbox/subject'
import type { Channel } from './channel'

const TEXT = 200
const NAME = 16

interface InboxMessage {
  at: number
  title: string
  text: string
}

/** What the app itself shows to a person: reaches everybody, also who cannot be reached otherwise. */
export const inboxChannel: Channel<Omit<InboxMessage, 'at'>> = {
  name: 'inbox',
  record: 'itself',
  plan: (notice, subject, people, { sourceId }) =>
    people.map(({ _id: openid }) => ({
      id: idOf('inbox', sourceId, openid),
      sourceId,
      subject: subject.ref,
      to: openid,
      body: { title: notice.title, text: inboxText(notice, subject) },
    })),
  async send({ id, to, subject, body }, { db, now }) {
    await inboxStore(db).put({ _id: id, openid: to, at: now, ...body, subject })
    return { outcome: 'sent', code: 0 }
  },
}

/**
 * It names the case, because one person may have many; followers may not see its text.
 * @returns what the inbox says; however long the text is, until when something is to be done stays
 */
export function inboxText(
  { to, text, due }: Notice,
  { nameFor, when }: Pick<Subject, 'nameFor' | 'when'>,
): string {
  const name = nameFor(to)
  const named = name === '' || text.includes(name) ? text : `「${shorten(name, NAME)}」${text}`
  const end = due ? `（请于 ${when(due.at)} 前${due.to}）` : ''
  return shortenBefore(end, named, TEXT)
}
