import type { Point } from '../../../miniprogram/domain/case/types'
import type { TownDoc } from '../../database/documents'
import type { Reference } from '../repositories/reference'

const EARTH_RADIUS_M = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** @returns metres along the great circle */
export function metresBetween(a: Point, b: Point): number {
  const dLatitude = radians(b.latitude - a.latitude)
  const dLongitude = radians(b.longitude - a.longitude)
  const h =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLongitude / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** @returns the box that holds everything within `metres` of `center` */
export function boxAround(
  { longitude, latitude }: Point,
  metres: number,
): { southWest: Point; northEast: Point } {
  const north = (metres / EARTH_RADIUS_M) * (180 / Math.PI)
  const east = north / Math.max(0.01, Math.cos(radians(latitude)))
  return {
    southWest: { longitude: longitude - east, latitude: latitude - north },
    northEast: { longitude: longitude + east, latitude: latitude + north },
  }
}

export function pointOf({ point }: Pick<TownDoc, 'point'>): Point {
  const [longitude, latitude] = point.coordinates
  return { longitude, latitude }
}

/** @returns the town whose centre is nearest; undefined when the place is outside the city */
export function townAt(place: Point, { towns, city }: Reference): TownDoc | undefined {
  const [nearest] = towns
    .map((town) => ({ town, metres: metresBetween(place, pointOf(town)) }))
    .sort((a, b) => a.metres - b.metres)
  return nearest && nearest.metres <= city.reachMetres ? nearest.town : undefined
}
