import type { Point } from '#domain/case/types'
import { isIn } from '#domain/case/workflow'
import { publicPoint } from '#domain/kernel/shown-place'
import type { CaseDoc, Squares } from './documents'
import { pointOf } from './geography'
import type { Box } from './map-cells'

/**
 * The public's map as a grid of squares at several levels. In each level a case lies in one square, so that an index
 * alone tells how many there are in each, by category and town too; and "the newest of these squares" is a range of the
 * same index. Squares hold the place that the public is shown: they tell no more than it.
 */

/** Squares of 1/2, 1/8 … 1/2,048 of a degree; in the south of China the last are about 800, 200 and 50 m wide. */
const LEVELS = [1, 3, 5, 7, 9, 11] as const
export type Level = (typeof LEVELS)[number]
/** A view is cut into so many squares at the most: more would be long queries, and more groups than a map has room for. */
const MOST_SQUARES = 64
/** A city and all that was ever reported to it lie within so many degrees of its centre. */
const REACH_DEGREES = 1.7

type Placed = Pick<CaseDoc, 'place' | 'state' | 'published' | 'closedAt' | 'physical'>

/** @returns where the public's map shows a case; null for one that it does not show */
export function squaresOf({ place, state, published, closedAt, physical }: Placed): Squares | null {
  if (!published || !isIn('publishable', state)) return null
  const shown = publicPoint(pointOf(place), physical)
  const at = (level: Level) => nameOf(placeIn(shown.longitude, level), placeIn(shown.latitude, level))
  return {
    stage: closedAt === 0 ? 'open' : 'finished',
    l1: at(1),
    l3: at(3),
    l5: at(5),
    l7: at(7),
    l9: at(9),
    l11: at(11),
  }
}

/** One square of a grid: what a case that lies in it is found by, and its sides. */
export interface Square extends Box {
  name: string
}
export interface Grid {
  field: `shownIn.l${Level}`
  squares: Square[]
}

/** @returns the finest grid that covers a box with few enough squares; undefined far from the city, where nothing is */
export function gridOver(view: Box, center: Point): Grid | undefined {
  const box = meeting(view, reachOf(center))
  if (!box) return undefined
  const level = [...LEVELS].reverse().find((one) => sizeOf(box, one) <= MOST_SQUARES) ?? LEVELS[0]
  return { field: `shownIn.l${level}`, squares: squaresIn(box, level) }
}

/** A box holds its southern and western sides and not the others, so that boxes side by side share nothing. */
export function holds({ southWest, northEast }: Box, { longitude, latitude }: Point): boolean {
  return (
    longitude >= southWest.longitude &&
    longitude < northEast.longitude &&
    latitude >= southWest.latitude &&
    latitude < northEast.latitude
  )
}

/** @returns whether all of a square lies in a box */
export function isWhole({ southWest, northEast }: Box, box: Box): boolean {
  return (
    southWest.longitude >= box.southWest.longitude &&
    southWest.latitude >= box.southWest.latitude &&
    northEast.longitude <= box.northEast.longitude &&
    northEast.latitude <= box.northEast.latitude
  )
}

const placeIn = (degrees: number, level: Level): number => Math.floor(degrees * 2 ** level)
const nameOf = (x: number, y: number): string => `${x}:${y}`
/** The last square that a box reaches into; one that it only touches holds nothing of it. */
const lastIn = (degrees: number, level: Level): number => Math.ceil(degrees * 2 ** level) - 1

function reachOf({ longitude, latitude }: Point): Box {
  return {
    southWest: { longitude: longitude - REACH_DEGREES, latitude: latitude - REACH_DEGREES },
    northEast: { longitude: longitude + REACH_DEGREES, latitude: latitude + REACH_DEGREES },
  }
}

function meeting(one: Box, other: Box): Box | undefined {
  const southWest = {
    longitude: Math.max(one.southWest.longitude, other.southWest.longitude),
    latitude: Math.max(one.southWest.latitude, other.southWest.latitude),
  }
  const northEast = {
    longitude: Math.min(one.northEast.longitude, other.northEast.longitude),
    latitude: Math.min(one.northEast.latitude, other.northEast.latitude),
  }
  const isEmpty = southWest.longitude >= northEast.longitude || southWest.latitude >= northEast.latitude
  return isEmpty ? undefined : { southWest, northEast }
}

function spanOf({ southWest, northEast }: Box, level: Level) {
  const [west, south] = [placeIn(southWest.longitude, level), placeIn(southWest.latitude, level)]
  const width = lastIn(northEast.longitude, level) - west + 1
  const height = lastIn(northEast.latitude, level) - south + 1
  return { west, south, width, height }
}

function sizeOf(box: Box, level: Level): number {
  const { width, height } = spanOf(box, level)
  return width * height
}

function squaresIn(box: Box, level: Level): Square[] {
  const { west, south, width, height } = spanOf(box, level)
  return Array.from({ length: width * height }, (_, index) =>
    squareAt(west + (index % width), south + Math.floor(index / width), level),
  )
}

function squareAt(x: number, y: number, level: Level): Square {
  const side = 1 / 2 ** level
  return {
    name: nameOf(x, y),
    southWest: { longitude: x * side, latitude: y * side },
    northEast: { longitude: (x + 1) * side, latitude: (y + 1) * side },
  }
}
