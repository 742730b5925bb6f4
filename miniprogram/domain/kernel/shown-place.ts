import type { Point } from './place'

/** A thing in the street: about 11 m. */
const STREET_DIGITS = 4
/** What may be somebody's home: about 110 m. */
const HOME_DIGITS = 3

/** How far a shown point may lie from the true one, metres: half a step of `HOME_DIGITS`, to the corner, at the equator. */
export const MOST_MOVED_METRES = 80

/**
 * Where the public is told that a case is. Whatever the public may ask by place (filters, distances, order, cells of a
 * map) must be answered from this point: a filter by the true one tells it, bit by bit.
 * @param physical whether it is something in the street that one can see, not perhaps a home
 * @returns degrees, rounded
 */
export function publicPoint({ longitude, latitude }: Point, physical: boolean): Point {
  const round = (degrees: number) => Number(degrees.toFixed(physical ? STREET_DIGITS : HOME_DIGITS))
  return { longitude: round(longitude), latitude: round(latitude) }
}
