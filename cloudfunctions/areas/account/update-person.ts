import { personStore } from '../../kernel/people/store'
import type { PersonDoc } from '../../kernel/documents'
import type { Context } from '../../kernel/context'
import type { Changes } from '../../kernel/platform/database'

type People = ReturnType<typeof personStore>

/**
 * Writes the caller's own document; whoever never started the app is stored first.
 * @param write says whether the document existed
 */
export async function writePerson(
  write: (people: People) => Promise<boolean>,
  { db, person }: Context,
): Promise<void> {
  const people = personStore(db)
  const existed = await write(people)
  if (existed) return
  await people.create(person)
  await write(people)
}

/** Changes the caller's own document. */
export function updatePerson(changes: Changes<PersonDoc>, context: Context): Promise<void> {
  return writePerson((people) => people.update(context.person._id, changes), context)
}
