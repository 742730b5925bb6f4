import type { Credits } from '#domain/api/account'
import { isAccepted } from '#domain/kernel/subscription'
import type { CityDoc } from '../../../city/documents'
import type { UseCase } from '../../../kernel/context'
import type { PersonDoc } from '../../../kernel/documents'
import type { Changes } from '../../../kernel/platform/database'
import { creditsOf, longTermIds } from '../session'
import { updatePerson } from '../update-person'

type Answers = Record<string, unknown>

/**
 * An accept is one message more; of a long-term template it is all of them, and any other answer is none. Templates that
 * the city does not have are ignored.
 */
export const recordSubscription: UseCase<{ answers: Answers }, { credits: Credits }> = async (
  { answers },
  context,
) => {
  const { person, db } = context
  const { city } = await context.reference()
  const { more, lasting } = sorted(answers, city)
  const changes = Object.fromEntries([
    ...more.map((id) => [`credits.${id}`, db.command.inc(1)] as const),
    ...lasting.map(([id, credit]) => [`credits.${id}`, credit] as const),
  ])
  if (Object.keys(changes).length > 0) await updatePerson(changes as Changes<PersonDoc>, context)
  const credits = { ...person.credits, ...Object.fromEntries(lasting) }
  for (const id of more) credits[id] = (credits[id] ?? 0) + 1
  return { credits: creditsOf(credits, city.templates) }
}

/** @returns one-time templates of which one message more may be sent, and what long-term ones come to */
function sorted(answers: Answers, city: CityDoc): { more: string[]; lasting: [id: string, credit: number][] } {
  const known = [...new Set(Object.values(city.templates))].filter((id) => id !== '' && Object.hasOwn(answers, id))
  const longTerm = longTermIds(city)
  return {
    more: known.filter((id) => !longTerm.has(id) && isAccepted(answers[id])),
    lasting: known.filter((id) => longTerm.has(id)).map((id) => [id, isAccepted(answers[id]) ? 1 : 0]),
  }
}
