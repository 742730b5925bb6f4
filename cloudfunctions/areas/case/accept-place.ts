import type { PlaceDoubt } from '#domain/case/place-check'
import { doubtsOf, isChoice, placeProblem } from '#domain/case/place-check'
import type { Place } from '#domain/case/types'
import { AppError } from '#domain/kernel/errors'
import type { TownDoc } from '../../city/documents'
import type { Reference } from '../../city/reference'
import { checkPlace } from './check-place'

export interface AcceptedPlace {
  town: TownDoc
  /** Empty when nobody needs to look at it. */
  doubts: PlaceDoubt[]
}

/**
 * The reporter's town counts only where it had to be asked, and only one in reach.
 * @throws AppError `outside_city`, or `invalid_input` with the question that is open
 */
export function acceptPlace(told: Place, reference: Reference): AcceptedPlace {
  const check = checkPlace(told, reference)
  const problem = placeProblem(told, check, reference.city.name)
  if (problem || check.kind === 'outside') throw refusal(problem)
  const townId = 'id' in check.town ? check.town.id : isChoice(told.townId, check.town) ? told.townId : ''
  const town = reference.town(townId)
  if (!town) throw new AppError('internal', { detail: `no town ${townId}` })
  return { town, doubts: doubtsOf(check) }
}

function refusal(problem: ReturnType<typeof placeProblem>): AppError {
  if (!problem) return new AppError('outside_city')
  const { field, text } = problem
  return new AppError(field === 'place' ? 'outside_city' : 'invalid_input', {
    text,
    fields: { [field]: text },
  })
}
