import type { Point } from '#domain/case/types'
import { isIn } from '#domain/case/workflow'
import type { CaseDoc } from './documents'
import { publicPoint } from '#domain/kernel/shown-place'
import { boxAround, metresBetween, pointOf } from './geography'

/**
 * The city as grids of squares, so that "the newest in this part of it" is a range of an ordinary index. A geographic
 * index gives no order and knows nothing of states: in a dense place it would read every case that ever was there.
 */

/** What a search nearby can find; a case lies in the cells of each layer that it belongs to. */
export type Layer =
  /** Shown to everybody and not closed yet. */
  | 'publicOpen'
  /** Being worked on, public or not; for staff. */
  | 'open'

export interface Box {
  southWest: Point
  northEast: Point
}

/**
 * Each layer is one cell, and squares of 1/128, 1/512 and 1/2,048 of a degree, in the south of China about 800, 200 and
 * 50 m wide: a search looks around up to 1,000 m.
 */
const LEVELS = [7, 9, 11] as const
/** A box of at most so many cells: more would make long queries, larger cells reach far beyond the box. */
const MOST_CELLS = 64

const cellAt = (degrees: number, level: number): number => Math.floor(degrees * 2 ** level)
const nameOf = (layer: Layer, level: number, x: number, y: number): string => `${layer}:${level}:${x}:${y}`

type Placed = Pick<CaseDoc, 'place' | 'state' | 'published' | 'closedAt' | 'physical' | 'reporter'>

function layersOf({ state, published, closedAt }: Placed): Layer[] {
  const isPublicOpen = published && isIn('publishable', state) && closedAt === 0
  return [
    ...(isPublicOpen ? (['publicOpen'] as const) : []),
    ...(isIn('open', state) ? (['open'] as const) : []),
  ]
}

/** Staff search by where a case is; what the public sees must not tell more than where it is shown. */
function placeOn(layer: Layer, { place, physical }: Placed): Point {
  return layer === 'open' ? pointOf(place) : publicPoint(pointOf(place), physical)
}

/** Holds what a person reported and is still worked on, wherever it is. */
export const ownCell = (openid: string): string => `own:${openid}`

/** @returns the cells in which the case is found; none when no layer shows it */
export function mapCellsOf(found: Placed): string[] {
  const own = isIn('open', found.state) ? [ownCell(found.reporter.openid)] : []
  return layersOf(found).reduce((cells, layer) => [...cells, ...cellsOn(layer, found)], own)
}

function cellsOn(layer: Layer, found: Placed): string[] {
  const { longitude, latitude } = placeOn(layer, found)
  const named = (level: number) => nameOf(layer, level, cellAt(longitude, level), cellAt(latitude, level))
  return [layer, ...LEVELS.map(named)]
}

/** Cells that together cover a part of the map. */
export interface Cover {
  cells: string[]
  /** Square degrees; Infinity for the one cell of a whole layer. */
  area: number
}

/** @returns the smallest cells that hold all that lies within `metres` of a place */
export function coverAround(layer: Layer, center: Point, metres: number): Cover {
  const box = boxAround(center, metres)
  for (const level of FINEST_FIRST) {
    const grid = gridOver(box, level)
    if (grid.width * grid.height > 2 * MOST_CELLS) continue
    const cells = cellsIn(grid).filter((cell) => metresToCell(center, cell, level) <= metres + SLACK_METRES)
    if (cells.length <= MOST_CELLS) return coverBy(layer, level, cells)
  }
  return wholeLayer(layer)
}

type Cell = [x: number, y: number]

const FINEST_FIRST = [...LEVELS].reverse()
const wholeLayer = (layer: Layer): Cover => ({ cells: [layer], area: Infinity })

function coverBy(layer: Layer, level: number, cells: Cell[]): Cover {
  return {
    cells: cells.map(([x, y]) => nameOf(layer, level, x, y)),
    area: cells.length / 4 ** level,
  }
}

function gridOver({ southWest, northEast }: Box, level: number) {
  const [west, south] = [cellAt(southWest.longitude, level), cellAt(southWest.latitude, level)]
  const width = cellAt(northEast.longitude, level) - west + 1
  const height = cellAt(northEast.latitude, level) - south + 1
  return { level, west, south, width, height }
}

function cellsIn({ west, south, width, height }: ReturnType<typeof gridOver>): Cell[] {
  return Array.from({ length: width * height }, (_, index) => [
    west + (index % width),
    south + Math.floor(index / width),
  ])
}

/** A cell has straight sides and the earth has not. */
const SLACK_METRES = 1

/** @returns how far the nearest point of a cell is */
function metresToCell(from: Point, [x, y]: Cell, level: number): number {
  const side = 1 / 2 ** level
  const within = (value: number, low: number) => Math.min(Math.max(value, low), low + side)
  return metresBetween(from, {
    longitude: within(from.longitude, x * side),
    latitude: within(from.latitude, y * side),
  })
}
