import type { Credits } from '#domain/api/account'
import type { UseCase } from '../../../kernel/context'
import { creditsOf } from '../session'
import { writePerson } from '../update-person'

type Answers = Record<string, 'accept' | 'reject' | 'ban' | 'filter'>

/** An accept is one message more; templates that the city does not have are ignored. */
export const recordSubscription: UseCase<{ answers: Answers }, { credits: Credits }> = async (
  { answers },
  context,
) => {
  const { person } = context
  const { templates } = (await context.reference()).city
  const known = new Set(Object.values(templates).filter((id) => id !== ''))
  const accepted = Object.keys(answers).filter((id) => known.has(id) && answers[id] === 'accept')
  if (accepted.length > 0) await writePerson((people) => people.addCredits(person._id, accepted), context)
  const credits = { ...person.credits }
  for (const id of accepted) credits[id] = (credits[id] ?? 0) + 1
  return { credits: creditsOf(credits, templates) }
}
