import type { Point } from '#domain/case/types'
import { isIn } from '#domain/case/workflow'
import type { CaseDoc } from './documents'
import { publicPoint } from '#domain/kernel/shown-place'
import { boxAround, metresBetween, pointOf } from './geography'

/**
 * The map as grids of squares, so that "the newest in this part of the map" is a range of an ordinary index. A geographic
 * index gives no order and knows nothing of states: in a dense place it would read every case that ever was there.
 */

/** Which cases a map or a search nearby can show; a case lies in the cells of each layer that it belongs to. */
export type Layer =
  /** Shown to everybody. */
  | 'public'
  /** Shown to everybody and not closed yet. */
  | 'publicOpen'
  /** Being worked on, public or not; for staff. */
  | 'open'

export interface Box {
  southWest: Point
  northEast: Point
}

/**
 * Each layer is one cell, and squares of 1/2, 1/8 … 1/2,048 of a degree; in the south of China the last are about 800,
 * 200 and 50 m wide. The smallest are what a phone shows at the most.
 */
const LEVELS = [1, 3, 5, 7, 9, 11] as const
/** Staff look around a case in one way only: up to 1,000 m. */
const LEVELS_OF: Record<Layer, readonly number[]> = { public: LEVELS, publicOpen: LEVELS, open: [7, 9, 11] }
/** A box of at most so many cells: more would make long queries, larger cells reach far beyond the box. */
const MOST_CELLS = 64

const cellAt = (degrees: number, level: number): number => Math.floor(degrees * 2 ** level)
const nameOf = (layer: Layer, level: number, x: number, y: number): string => `${layer}:${level}:${x}:${y}`

type Placed = Pick<CaseDoc, 'place' | 'state' | 'published' | 'closedAt' | 'physical'>

function layersOf({ state, published, closedAt }: Placed): Layer[] {
  const isPublic = published && isIn('publishable', state)
  const isOpen = isIn('open', state)
  return [
    ...(isPublic ? (['public'] as const) : []),
    ...(isPublic && closedAt === 0 ? (['publicOpen'] as const) : []),
    ...(isOpen ? (['open'] as const) : []),
  ]
}

/** Staff search by where a case is; what the public sees must not tell more than where it is shown. */
function placeOn(layer: Layer, { place, physical }: Placed): Point {
  return layer === 'open' ? pointOf(place) : publicPoint(pointOf(place), physical)
}

/** @returns the cells in which the case is found; none when no layer shows it */
export function mapCellsOf(found: Placed): string[] {
  return layersOf(found).flatMap((layer) => {
    const { longitude, latitude } = placeOn(layer, found)
    return [
      layer,
      ...LEVELS_OF[layer].map((level) =>
        nameOf(layer, level, cellAt(longitude, level), cellAt(latitude, level)),
      ),
    ]
  })
}

/** Cells that together cover a part of the map. */
export interface Cover {
  cells: string[]
  /** Square degrees; Infinity for the one cell of a whole layer. */
  area: number
}

/** @returns the smallest cells of the layer that cover the box; for a box far larger than a city, the one of all */
export function coverOf(layer: Layer, box: Box): Cover {
  const grids = finestFirst(layer).map((level) => gridOver(box, level))
  const grid = grids.find(({ width, height }) => width * height <= MOST_CELLS)
  return grid ? coverBy(layer, grid.level, cellsIn(grid)) : wholeLayer(layer)
}

/** The same for all that lies within `metres` of a place. */
export function coverAround(layer: Layer, center: Point, metres: number): Cover {
  const box = boxAround(center, metres)
  for (const level of finestFirst(layer)) {
    const grid = gridOver(box, level)
    if (grid.width * grid.height > 2 * MOST_CELLS) continue
    const cells = cellsIn(grid).filter((cell) => metresToCell(center, cell, level) <= metres + SLACK_METRES)
    if (cells.length <= MOST_CELLS) return coverBy(layer, level, cells)
  }
  return wholeLayer(layer)
}

type Cell = [x: number, y: number]

const finestFirst = (layer: Layer): number[] => [...LEVELS_OF[layer]].reverse()
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
