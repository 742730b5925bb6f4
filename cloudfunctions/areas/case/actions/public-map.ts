import type { MapGroup, PublicMapInput, PublicMapView } from '#domain/api/case'
import type { UseCase } from '../../../kernel/context'
import type { Counted } from '../public-map-store'
import { readPublicMap } from '../read-public-map'
import { toPin } from '../views/case-card'

const MOST_PINS = 100

/** Public cases inside a map's bounds, one by one or, where they are many, by squares. Staff see no more here. */
export const publicMap: UseCase<PublicMapInput, PublicMapView> = async (input, context) => {
  const { southWest, northEast, categoryId, townId, open, group: stage = open ? 'open' : undefined } = input
  const reference = await context.reference()
  const { rows, groups } = await readPublicMap(
    {
      box: { southWest, northEast },
      center: reference.city.center,
      most: MOST_PINS,
      categoryId,
      townId,
      stage,
    },
    context.db,
  )
  const inGroups = groups.reduce((sum, { open: some, finished }) => sum + some + finished, 0)
  return {
    pins: rows.map((row) => toPin(row, reference)),
    groups: groups.map(toGroup),
    total: rows.length + inGroups,
    more: groups.length > 0,
  }
}

function toGroup({ square: { southWest, northEast }, open, finished }: Counted): MapGroup {
  return { southWest, northEast, open, finished }
}
