import booleanIntersects from '@turf/boolean-intersects'
import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import { requestFailed } from './errors'
import { isPlainObject } from './ejson'

/** The earth's radius by which MongoDB turns radians into metres. */
export const EARTH_RADIUS_METRES = 6_378_100

type Position = [number, number]
export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }

export interface Box {
  west: number
  east: number
  south: number
  north: number
}

const depths: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  Polygon: 2,
  MultiLineString: 2,
  MultiPolygon: 3,
}

export function isGeometry(value: unknown): value is Geometry {
  if (!isPlainObject(value) || typeof value.type !== 'string') return false
  const depth = depths[value.type]
  return (
    depth !== undefined &&
    positionsOf(value.coordinates, depth)?.length !== 0 &&
    everyPosition(value.coordinates, depth)
  )
}

function everyPosition(coordinates: unknown, depth: number): boolean {
  return positionsOf(coordinates, depth)?.every(isPosition) ?? false
}

function positionsOf(coordinates: unknown, depth: number): unknown[] | undefined {
  if (depth === 0) return [coordinates]
  if (!Array.isArray(coordinates)) return undefined
  const lists = coordinates.map((item: unknown) => positionsOf(item, depth - 1))
  return lists.some((list) => list === undefined) ? undefined : lists.flatMap((list) => list ?? [])
}

function isPosition(value: unknown): value is Position {
  if (!Array.isArray(value) || value.length < 2) return false
  const [longitude, latitude] = value as unknown[]
  return (
    typeof longitude === 'number' &&
    typeof latitude === 'number' &&
    Math.abs(longitude) <= 180 &&
    Math.abs(latitude) <= 90
  )
}

/** Reads the geometry of a query. Throws DATABASE_REQUEST_FAILED when it is none. */
export function readGeometry(value: unknown): Geometry {
  if (!isGeometry(value)) throw requestFailed(`not a GeoJSON geometry: ${JSON.stringify(value)}`)
  return value
}

export function boundingBox(geometry: Geometry): Box {
  const positions = positionsOf(geometry.coordinates, depths[geometry.type] ?? 0) as Position[]
  const longitudes = positions.map(([longitude]) => longitude)
  const latitudes = positions.map(([, latitude]) => latitude)
  return {
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  }
}

/** A box that holds every point within `metres` of `center`; the whole globe around the poles and the date line. */
export function boxAround([longitude, latitude]: Position, metres: number): Box {
  const angle = metres / EARTH_RADIUS_METRES
  const degrees = (angle * 180) / Math.PI
  const south = latitude - degrees
  const north = latitude + degrees
  const ratio = Math.sin(angle) / Math.cos((latitude * Math.PI) / 180)
  if (south <= -90 || north >= 90 || angle >= Math.PI / 2 || ratio >= 1) return wholeGlobe(south, north)
  const width = (Math.asin(ratio) * 180) / Math.PI
  if (longitude - width < -180 || longitude + width > 180) return wholeGlobe(south, north)
  return { west: longitude - width, east: longitude + width, south, north }
}

function wholeGlobe(south: number, north: number): Box {
  return { west: -180, east: 180, south: Math.max(south, -90), north: Math.min(north, 90) }
}

/** Great-circle distance in metres, by the angle between vectors as MongoDB takes it: equal to the last digit. */
export function distanceMetres(a: Position, b: Position): number {
  const [ax, ay, az] = unitVector(a)
  const [bx, by, bz] = unitVector(b)
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)
  return EARTH_RADIUS_METRES * Math.atan2(cross, ax * bx + ay * by + az * bz)
}

function unitVector([longitude, latitude]: Position): [number, number, number] {
  const radians = Math.PI / 180
  const [l, p] = [longitude * radians, latitude * radians]
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)]
}

/** Whether all of `inner` lies in the polygon; a point on its edge counts. */
export function within(inner: Geometry, area: Geometry): boolean {
  if (area.type !== 'Polygon' && area.type !== 'MultiPolygon') {
    throw requestFailed(`$geoWithin needs a Polygon or MultiPolygon, not a ${area.type}`)
  }
  const positions = positionsOf(inner.coordinates, depths[inner.type] ?? 0) as Position[]
  return positions.every((position) => booleanPointInPolygon(position, area))
}

export function intersects(a: Geometry, b: Geometry): boolean {
  return booleanIntersects(a, b)
}

/** Whether all of `inner` lies within `metres` of `center`. */
export function withinCircle(inner: Geometry, center: Position, metres: number): boolean {
  const positions = positionsOf(inner.coordinates, depths[inner.type] ?? 0) as Position[]
  return positions.every((position) => distanceMetres(center, position) <= metres)
}
