/** Places on the ground: points, distances, and an area with an outline. Pure geometry that knows no city. */

/** GCJ-02, as WeChat gives it; degrees. */
export interface Point {
  longitude: number
  latitude: number
}

/** Corners of an area in order, [longitude, latitude]; the last is joined to the first. */
export type Outline = readonly (readonly [number, number])[]

/** The mean radius of the earth, the only one in the product, so that no two distances disagree. */
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

type Edge = readonly [from: readonly [number, number], to: readonly [number, number]]

function edgesOf(outline: Outline): Edge[] {
  return outline.flatMap((from, index): Edge[] => {
    const to = outline[(index + 1) % outline.length]
    return to ? [[from, to]] : []
  })
}

/** @returns whether the point lies inside the outline; an outline of fewer than three corners holds nothing */
export function isWithin({ longitude, latitude }: Point, outline: Outline): boolean {
  // An odd number of edges lies east of what is inside.
  const toTheEast = edgesOf(outline).filter(([[x1, y1], [x2, y2]]) => {
    if (y1 > latitude === y2 > latitude) return false
    return longitude < x1 + ((x2 - x1) * (latitude - y1)) / (y2 - y1)
  })
  return toTheEast.length % 2 === 1
}

/**
 * The ground is taken as flat around the point, which is exact to a metre within some kilometres.
 * @returns metres from the point to the nearest place of the outline's line, from either side; Infinity without one
 */
export function metresToEdge(point: Point, outline: Outline): number {
  const metresPerDegree = radians(1) * EARTH_RADIUS_M
  const shrink = Math.cos(radians(point.latitude))
  const onGround = ([longitude, latitude]: readonly [number, number]) => ({
    x: (longitude - point.longitude) * shrink * metresPerDegree,
    y: (latitude - point.latitude) * metresPerDegree,
  })
  const distances = edgesOf(outline).map(([from, to]) => metresToLine(onGround(from), onGround(to)))
  return distances.reduce((least, metres) => Math.min(least, metres), Infinity)
}

interface Flat {
  x: number
  y: number
}

/** From the origin to the nearest place between two points. */
function metresToLine(from: Flat, to: Flat): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(from.x * dx + from.y * dy) / length))
  return Math.hypot(from.x + along * dx, from.y + along * dy)
}
