import type { Point } from '../../../miniprogram/domain/case/types'
import { isIn } from '../../../miniprogram/domain/case/workflow'
import type { CaseDoc } from '../../database/documents'
import { pointOf } from './geography'

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

/** Each layer is one cell, and squares of 1/2, 1/8, 1/32, 1/128 and 1/512 of a degree; the last is about 200 m wide in the south of China. */
const LEVELS = [1, 3, 5, 7, 9] as const
/** Staff look around a case in one way only: 1,000 m. */
const LEVELS_OF: Record<Layer, readonly number[]> = { public: LEVELS, publicOpen: LEVELS, open: [7] }
/** A box of at most so many cells: more would make long queries, larger cells reach far beyond the box. */
const MOST_CELLS = 64

const cellAt = (degrees: number, level: number): number => Math.floor(degrees * 2 ** level)
const nameOf = (layer: Layer, level: number, x: number, y: number): string => `${layer}:${level}:${x}:${y}`

type Placed = Pick<CaseDoc, 'place' | 'state' | 'published' | 'closedAt'>

function layersOf({ state, published, closedAt }: Placed): Layer[] {
  const isPublic = published && isIn('publishable', state)
  const isOpen = isIn('open', state)
  return [
    ...(isPublic ? (['public'] as const) : []),
    ...(isPublic && closedAt === 0 ? (['publicOpen'] as const) : []),
    ...(isOpen ? (['open'] as const) : []),
  ]
}

/** @returns the cells in which the case is found; none when no layer shows it */
export function mapCellsOf(found: Placed): string[] {
  const { longitude, latitude } = pointOf(found.place)
  return layersOf(found).flatMap((layer) => [
    layer,
    ...LEVELS_OF[layer].map((level) =>
      nameOf(layer, level, cellAt(longitude, level), cellAt(latitude, level)),
    ),
  ])
}

/** @returns the smallest cells of the layer that cover the box; for a box far larger than a city, the one of all */
export function cellsOver(layer: Layer, box: Box): string[] {
  const grids = [...LEVELS_OF[layer]].reverse().map((level) => gridOver(box, level))
  const grid = grids.find(({ width, height }) => width * height <= MOST_CELLS)
  if (!grid) return [layer]
  const { level, west, south, width, height } = grid
  return Array.from({ length: width * height }, (_, index) =>
    nameOf(layer, level, west + (index % width), south + Math.floor(index / width)),
  )
}

function gridOver({ southWest, northEast }: Box, level: number) {
  const [west, south] = [cellAt(southWest.longitude, level), cellAt(southWest.latitude, level)]
  const width = cellAt(northEast.longitude, level) - west + 1
  const height = cellAt(northEast.latitude, level) - south + 1
  return { level, west, south, width, height }
}
