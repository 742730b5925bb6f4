import type { Point } from '#domain/case/types'
import { metresBetween } from '#domain/kernel/place'
import type { TownDoc } from '../../city/documents'

export { boxAround, metresBetween } from '#domain/kernel/place'

export function pointOf({ point }: Pick<TownDoc, 'point'>): Point {
  const [longitude, latitude] = point.coordinates
  return { longitude, latitude }
}

/** @returns the towns with how far their centres are, metres, the nearest first */
export function townsAround(place: Point, towns: readonly TownDoc[]): { town: TownDoc; metres: number }[] {
  return towns
    .map((town) => ({ town, metres: metresBetween(place, pointOf(town)) }))
    .sort((a, b) => a.metres - b.metres)
}
