import type { Credits } from '#domain/api/account'
import { isAccepted } from '#domain/kernel/subscription'
import type { CityDoc } from '../../../city/documents'
import type { UseCase } from '../../../kernel/context'
import { longTermIds } from '../../../city/long-term-templates'
import { creditsOf } from '../session'
import { keptChanges } from '../../../kernel/people/kept-messages'
import { updatePerson, writePerson } from '../update-person'

type Answers = Record<string, unknown>

interface Input {
  answers: Answers
  subjectId?: string
}

/**
 * An accept is one message more, kept for the thing on whose page it was given; of a long-term template it is all of them,
 * and any other answer is none. Templates that the city does not have are ignored.
 */
export const recordSubscription: UseCase<Input, { credits: Credits }> = async (
  { answers, subjectId },
  context,
) => {
  const { person } = context
  const { city } = await context.reference()
  const { more, lasting } = sorted(answers, city)
  if (more.length + Object.keys(lasting).length > 0)
    await writePerson((people) => people.changeCredits(person._id, more, lasting), context)
  if (more.length > 0 && subjectId !== undefined)
    await updatePerson(keptChanges(person, subjectId, more), context)
  const credits = { ...person.credits, ...lasting }
  for (const id of more) credits[id] = (credits[id] ?? 0) + 1
  return { credits: creditsOf(credits, city.templates) }
}

/** @returns one-time templates of which one message more may be sent, and what long-term ones come to */
function sorted(answers: Answers, city: CityDoc): { more: string[]; lasting: Record<string, number> } {
  const known = [...new Set(Object.values(city.templates))].filter(
    (id) => id !== '' && Object.hasOwn(answers, id),
  )
  const longTerm = longTermIds(city)
  const lasting = known.filter((id) => longTerm.has(id)).map((id) => [id, isAccepted(answers[id]) ? 1 : 0])
  return {
    more: known.filter((id) => !longTerm.has(id) && isAccepted(answers[id])),
    lasting: Object.fromEntries(lasting) as Record<string, number>,
  }
}
