import type { SubjectRef } from '#domain/kernel/subject'
import type { WorkContext } from '../context'
import type { PersonDoc } from '../documents'
import { idOf } from '../ids'
import { personStore } from '../people/store'
import { inboxStore } from './inbox-store'

/** What the inbox says that follows from nobody's action. */
interface Line {
  /** The same one is told once. */
  sourceId: string
  title: string
  text: string
  subject?: SubjectRef
}

/** @returns administrators and dispatchers, each once: whoever looks after the platform itself */
export async function platformPeople({ db }: WorkContext): Promise<PersonDoc[]> {
  const people = (
    await Promise.all([personStore(db).withRole('admin'), personStore(db).withRole('dispatcher')])
  ).flat()
  return [...new Map(people.map((person) => [person._id, person])).values()]
}

export async function putIntoInboxes(
  people: readonly PersonDoc[],
  { sourceId, ...line }: Line,
  { db, now }: WorkContext,
): Promise<void> {
  for (const { _id: openid } of people)
    await inboxStore(db).put({ _id: idOf('inbox', sourceId, openid), openid, at: now, ...line })
}
