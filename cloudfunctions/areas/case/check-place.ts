import type { PlaceCheck, PlaceConcern, PlaceTown } from '#domain/case/place-check'
import type { Place } from '#domain/case/types'
import { isWithin, metresToEdge } from '#domain/kernel/place'
import type { Reference } from '../../city/reference'
import { otherCityIn, townIn } from './address-names'
import { townsAround } from './geography'

/** Outlines are drawn to about 100 m and pins are set to about as much; so near to the line nobody can be sure. */
const EDGE_METRES = 300
/** A centre that is at most so many times as far as the nearest one may be the right one: towns are not circles. */
const NEARLY = 1.3
const MOST_LIKELY = 3

type Known = Pick<Reference, 'city' | 'towns' | 'outline'>
type Around = ReturnType<typeof townsAround>

/** @returns whether a place is in the city and in which town, and what must be asked. The only place that decides it. */
export function checkPlace({ point, address }: Pick<Place, 'point' | 'address'>, known: Known): PlaceCheck {
  const around = townsAround(point, known.towns)
  if (!isInCity(point, around, known)) return { kind: 'outside' }
  const concern = concernOf(point, address, known)
  return { kind: 'inside', ...(concern ? { concern } : {}), town: townOf(address, around, known) }
}

/** A database of the first release has no outline yet: until `settings/outline` is there, its rule of distance holds. */
function isInCity(point: Place['point'], [nearest]: Around, { city, outline }: Known): boolean {
  if (!nearest) return false
  return outline ? isWithin(point, outline) : nearest.metres <= city.reachMetres
}

function concernOf(point: Place['point'], address: string, known: Known): PlaceConcern | undefined {
  const city = otherCityIn(address, known.city)
  if (city) return { kind: 'otherCity', city }
  const { outline } = known
  return outline && metresToEdge(point, outline) <= EDGE_METRES ? { kind: 'edge' } : undefined
}

function townOf(address: string, around: Around, { city }: Known): PlaceTown {
  const reach = Math.max(city.reachMetres, around[0]?.metres ?? 0)
  const inReach = around.filter(({ metres }) => metres <= reach)
  const named = townIn(
    address,
    city,
    inReach.map(({ town }) => town),
  )
  if (named) return { id: named._id }
  const nearly = (around[0]?.metres ?? 0) * NEARLY
  const likely = inReach.filter(({ metres }) => metres <= nearly).slice(0, MOST_LIKELY)
  const [nearest] = inReach
  if (nearest && likely.length < 2) return { id: nearest.town._id }
  const ids = inReach.map(({ town }) => town._id)
  return { likely: ids.slice(0, likely.length), others: ids.slice(likely.length) }
}
