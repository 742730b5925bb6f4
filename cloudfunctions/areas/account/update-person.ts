import type { PersonDoc } from '../../kernel/documents'
import type { Context } from '../../kernel/context'
import type { Changes } from '../../kernel/platform/database'

/** Changes the caller's own document; whoever never started the app is stored first. */
export async function updatePerson(changes: Changes<PersonDoc>, { repos, person }: Context): Promise<void> {
  const existed = await repos.people.update(person._id, changes)
  if (existed) return
  await repos.people.create(person)
  await repos.people.update(person._id, changes)
}
