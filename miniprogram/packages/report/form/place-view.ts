import type { ReportForm } from '../../../domain/api/case'
import type { PlaceCheck } from '../../../domain/case/place-check'
import { concernText, isChoice, placeName, placeProblem } from '../../../domain/case/place-check'
import type { Place } from '../../../domain/case/types'

/** The place of a report in words: what is certain about it, and what the reporter is asked. */
export interface PlaceView {
  address: string
  /** Empty while it is not known, and where it stands for the address. */
  townName: string
  /** What keeps the report from being submitted; '' for nothing, or while the server has not said. */
  problem: string
  /** It cannot be taken in at all. */
  outside: boolean
  /** Whether it lies in the city is asked; null when it is not. */
  concern: { text: string; answer: string; confirmed: boolean } | null
  /** The town is asked: those that are likely (and the chosen one), and all others in reach; null when it is not. */
  towns: { likely: TownChoice[]; others: TownChoice[] } | null
}

export interface TownChoice {
  id: string
  name: string
  on: boolean
}

export const NO_PLACE: PlaceView = {
  address: '',
  townName: '',
  problem: '',
  outside: false,
  concern: null,
  towns: null,
}

interface Around {
  form: ReportForm
  /** What the server makes of this very place; undefined until it has answered. */
  check: PlaceCheck | undefined
  cityName: string
}

export function placeView(place: Place | undefined, { form, check, cityName }: Around): PlaceView {
  if (!place) return NO_PLACE
  const townName = nameOf(townIdOf(place, check), form)
  const address = placeName(place.address, townName)
  const plain = { ...NO_PLACE, address, townName: place.address ? townName : '' }
  if (!check) return plain
  const problem = placeProblem(place, check, cityName)?.text ?? ''
  if (check.kind === 'outside') return { ...plain, problem, outside: true }
  const { concern, town } = check
  return {
    ...plain,
    problem,
    concern: concern
      ? {
          text: concernText(concern, cityName),
          answer: `确认在${cityName}`,
          confirmed: place.confirmed === true,
        }
      : null,
    towns: 'id' in town ? null : choicesOf(town, place.townId, form),
  }
}

/** A town is stated when it is certain or the reporter chose it, never as a guess. */
function townIdOf({ townId }: Place, check: PlaceCheck | undefined): string | undefined {
  if (!check || check.kind === 'outside') return undefined
  if ('id' in check.town) return check.town.id
  return isChoice(townId, check.town) ? townId : undefined
}

function choicesOf(
  { likely, others }: { likely: string[]; others: string[] },
  chosen: string | undefined,
  form: ReportForm,
): NonNullable<PlaceView['towns']> {
  const choice = (id: string): TownChoice => ({ id, name: nameOf(id, form), on: id === chosen })
  const first = chosen !== undefined && others.includes(chosen) ? [...likely, chosen] : likely
  return { likely: first.map(choice), others: others.map(choice) }
}

function nameOf(townId: string | undefined, { towns }: ReportForm): string {
  return towns.find(({ id }) => id === townId)?.name ?? ''
}
