import { personStore } from '../../kernel/people/store'
import type { PersonDoc } from '../../kernel/documents'
import type { Context } from '../../kernel/context'
import type { Changes } from '../../kernel/platform/database'

/** Changes the caller's own document; whoever never started the app is stored first. */
export async function updatePerson(changes: Changes<PersonDoc>, { db, person }: Context): Promise<void> {
  const existed = await personStore(db).update(person._id, changes)
  if (existed) return
  await personStore(db).create(person)
  await personStore(db).update(person._id, changes)
}
