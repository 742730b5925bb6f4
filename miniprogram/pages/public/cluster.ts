import type { MapGroup, MapPin } from '../../domain/api/case'
import type { Point } from '../../domain/case/types'

export interface Bounds {
  southWest: Point
  northEast: Point
}

/** Pins that would lie on top of each other, drawn as one. */
export interface Cluster {
  point: Point
  pins: MapPin[]
}

/** What the server only counted, drawn where it is seen. */
export interface Crowd {
  point: Point
  group: MapGroup
}

/** @returns the groups, each in the middle of that part of its square that the map shows */
export function crowdsOf(groups: readonly MapGroup[], { southWest, northEast }: Bounds): Crowd[] {
  const middle = (low: number, high: number, from: number, to: number) =>
    (Math.max(low, from) + Math.min(high, to)) / 2
  return groups.map((group) => ({
    group,
    point: {
      longitude: middle(
        group.southWest.longitude,
        group.northEast.longitude,
        southWest.longitude,
        northEast.longitude,
      ),
      latitude: middle(
        group.southWest.latitude,
        group.northEast.latitude,
        southWest.latitude,
        northEast.latitude,
      ),
    },
  }))
}

/** How many cells the shorter side of a phone's map is cut into; a pin is about an eighth of the width. */
const CELLS_ACROSS = 8

/**
 * Gathers pins that fall into the same cell of a grid over the visible map. Cells are anchored to the
 * coordinates themselves, so that moving the map does not regroup the pins.
 * @returns clusters in the order of their first pin; the point is the mean of its pins.
 */
export function clusterPins(pins: readonly MapPin[], bounds: Bounds): Cluster[] {
  const cell = Math.max((bounds.northEast.longitude - bounds.southWest.longitude) / CELLS_ACROSS, 1e-6)
  const cells = new Map<string, MapPin[]>()
  for (const pin of pins) {
    const key = `${Math.floor(pin.point.longitude / cell)}:${Math.floor(pin.point.latitude / cell)}`
    const found = cells.get(key)
    if (found) found.push(pin)
    else cells.set(key, [pin])
  }
  return [...cells.values()].map((group) => ({ point: meanOf(group), pins: group }))
}

function meanOf(pins: readonly MapPin[]): Point {
  const sum = pins.reduce(
    (total, { point }) => ({
      longitude: total.longitude + point.longitude,
      latitude: total.latitude + point.latitude,
    }),
    { longitude: 0, latitude: 0 },
  )
  return { longitude: sum.longitude / pins.length, latitude: sum.latitude / pins.length }
}

/** Closer together than this, degrees (about 20 m), pins cannot be taken apart by zooming in. */
const SAME_PLACE = 0.0002

/** @returns whether all pins stand on practically the same spot. */
export function isOnePlace(pins: readonly MapPin[]): boolean {
  return (
    spread(pins.map(({ point }) => point.longitude)) < SAME_PLACE &&
    spread(pins.map(({ point }) => point.latitude)) < SAME_PLACE
  )
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values)
}

/** @returns bounds of `span` degrees around a point, for the first look: the map cannot tell before it is drawn. */
export function boundsAround(center: Point, span: number): Bounds {
  const half = span / 2
  return {
    southWest: { longitude: center.longitude - half, latitude: center.latitude - half },
    northEast: { longitude: center.longitude + half, latitude: center.latitude + half },
  }
}
