import type { Credits } from '#domain/api/account'
import type { PersonDoc } from '../../../kernel/documents'
import type { UseCase } from '../../../kernel/context'
import type { Changes } from '../../../kernel/platform/database'
import { creditsOf } from '../session'
import { updatePerson } from '../update-person'

type Answers = Record<string, 'accept' | 'reject' | 'ban' | 'filter'>

/** An accept is one message more; templates that the city does not have are ignored. */
export const recordSubscription: UseCase<{ answers: Answers }, { credits: Credits }> = async (
  { answers },
  context,
) => {
  const { person, db } = context
  const { templates } = (await context.reference()).city
  const known = new Set(Object.values(templates).filter((id) => id !== ''))
  const accepted = Object.keys(answers).filter((id) => known.has(id) && answers[id] === 'accept')
  if (accepted.length > 0) {
    const changes = Object.fromEntries(accepted.map((id) => [`credits.${id}`, db.command.inc(1)]))
    await updatePerson(changes as Changes<PersonDoc>, context)
  }
  const credits = { ...person.credits }
  for (const id of accepted) credits[id] = (credits[id] ?? 0) + 1
  return { credits: creditsOf(credits, templates) }
}
