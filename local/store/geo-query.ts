import { requestFailed } from './errors'
import {
  EARTH_RADIUS_METRES,
  boundingBox,
  boxAround,
  readGeometry,
  type Box,
  type Geometry,
} from './geometry'
import { isPlainObject, type Document } from './ejson'

export interface Near {
  field: string
  center: [number, number]
  minMetres: number
  maxMetres: number
}

export type Area = { geometry: Geometry } | { center: [number, number]; metres: number }

/** Takes the one `$near` or `$nearSphere` out of a filter: it selects and sorts, the rest only selects. */
export function extractNear(filter: Document): { near?: Near; rest: Document } {
  const rest: Document = {}
  let near: Near | undefined
  for (const [field, condition] of Object.entries(filter)) {
    const found = field === '$and' ? extractFromAnd(condition) : extractFromField(field, condition)
    if (found.near && near) throw requestFailed('Too many geoNear expressions')
    near ??= found.near
    if (found.rest !== undefined) rest[field] = found.rest
  }
  return { near, rest }
}

function extractFromAnd(clauses: unknown): { near?: Near; rest: unknown } {
  if (!Array.isArray(clauses)) return { rest: clauses }
  const parts = clauses.map((clause: Document) => extractNear(clause))
  const found = parts.filter((part) => part.near)
  if (found.length > 1) throw requestFailed('Too many geoNear expressions')
  const rest = parts.map((part) => part.rest).filter((part) => Object.keys(part).length > 0)
  return { near: found[0]?.near, rest: rest.length > 0 ? rest : undefined }
}

function extractFromField(field: string, condition: unknown): { near?: Near; rest: unknown } {
  if (!isPlainObject(condition)) return { rest: condition }
  const { $nearSphere, $near, ...rest } = condition
  const operand = $nearSphere ?? $near
  if (operand === undefined) return { rest: condition }
  return { near: readNear(field, operand), rest: Object.keys(rest).length > 0 ? rest : undefined }
}

function readNear(field: string, operand: unknown): Near {
  const { $geometry, $maxDistance, $minDistance } = (isPlainObject(operand) ? operand : {}) as Document
  const geometry = readGeometry($geometry)
  if (geometry.type !== 'Point') throw requestFailed(`$nearSphere needs a Point, not a ${geometry.type}`)
  return {
    field,
    center: geometry.coordinates,
    minMetres: readDistance($minDistance, 0),
    maxMetres: readDistance($maxDistance, Infinity),
  }
}

function readDistance(value: unknown, missing: number): number {
  if (value === undefined || value === null) return missing
  if (typeof value !== 'number' || !(value >= 0))
    throw requestFailed(`a distance must be 0 or more: ${String(value)}`)
  return value
}

export function readWithin(operand: unknown): Area {
  const { $geometry, $centerSphere, ...others } = (isPlainObject(operand) ? operand : {}) as Document
  const unknown = Object.keys(others)[0]
  if (unknown) throw requestFailed(`$geoWithin: ${unknown} is not supported`)
  if ($centerSphere === undefined) return { geometry: readGeometry($geometry) }
  const [center, radians] = $centerSphere as [unknown, unknown]
  const point = readGeometry({ type: 'Point', coordinates: center })
  if (typeof radians !== 'number') throw requestFailed('$centerSphere needs a radius in radians')
  return { center: point.coordinates as [number, number], metres: radians * EARTH_RADIUS_METRES }
}

export function readIntersects(operand: unknown): Geometry {
  return readGeometry((isPlainObject(operand) ? operand : ({} as Document)).$geometry)
}

/** The boxes a filter confines geometry fields to, by field. */
export function geoBounds(filter: Document): Map<string, Box> {
  const boxes = new Map<string, Box>()
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and' && Array.isArray(condition)) {
      for (const clause of condition)
        for (const [name, box] of geoBounds(clause as Document)) boxes.set(name, box)
    } else if (isPlainObject(condition)) {
      const box = boxOf(condition)
      if (box) boxes.set(field, box)
    }
  }
  return boxes
}

function boxOf(condition: Document): Box | undefined {
  if (condition.$geoIntersects) return boundingBox(readIntersects(condition.$geoIntersects))
  if (!condition.$geoWithin) return undefined
  const area = readWithin(condition.$geoWithin)
  return 'geometry' in area ? boundingBox(area.geometry) : boxAround(area.center, area.metres)
}
