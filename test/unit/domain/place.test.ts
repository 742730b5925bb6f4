import { boxAround, isWithin, metresBetween, metresToEdge } from '#domain/kernel/place'
import type { Outline } from '#domain/kernel/place'

const at = (longitude: number, latitude: number) => ({ longitude, latitude })
/** On this earth. */
const METRES_PER_DEGREE = 111_194.93

test.each([
  ['a degree to the north', at(113, 22), at(113, 23), METRES_PER_DEGREE],
  ['a degree to the east at 60 degrees north', at(10, 60), at(11, 60), 55_597],
  ['nothing', at(113, 22), at(113, 22), 0],
  ['half around the equator', at(0, 0), at(180, 0), METRES_PER_DEGREE * 180],
  // By the chord through the earth.
  ['two towers', at(113.3245, 23.1064), at(113.5368, 22.1799), 105_300],
])('%s', (_name, from, to, metres) => {
  expect(Math.abs(metresBetween(from, to) - metres)).toBeLessThanOrEqual(Math.max(1, metres * 0.0001))
  expect(metresBetween(to, from)).toBe(metresBetween(from, to))
})

test('a box holds what is as near, and little more', () => {
  const centre = at(113.38, 22.52)
  const { southWest, northEast } = boxAround(centre, 1000)
  expect(metresBetween(centre, at(northEast.longitude, centre.latitude))).toBeCloseTo(1000, 0)
  expect(metresBetween(centre, at(centre.longitude, southWest.latitude))).toBeCloseTo(1000, 0)
})

/** An L: the north-east quarter of a square of two degrees is missing. */
const L: Outline = [
  [0, 0],
  [2, 0],
  [2, 1],
  [1, 1],
  [1, 2],
  [0, 2],
]

test.each([
  ['the south-west', 0.5, 0.5, true],
  ['the south-east', 1.5, 0.5, true],
  ['the north-west', 0.5, 1.5, true],
  ['the quarter that is missing', 1.5, 1.5, false],
  ['west of it, level with a corner', -1, 1, false],
  ['inside, level with a corner', 0.5, 1, true],
  ['east of it', 3, 0.5, false],
])('%s', (_name, longitude, latitude, inside) => {
  const point = at(longitude, latitude)
  expect(isWithin(point, L)).toBe(inside)
  expect(isWithin(point, [...L].reverse())).toBe(inside)
  expect(isWithin(point, [...L, [0, 0]])).toBe(inside)
})

test('without an outline nothing is inside and nothing near', () => {
  expect(isWithin(at(0, 0), [])).toBe(false)
  expect(metresToEdge(at(0, 0), [])).toBe(Infinity)
})

test.each([
  ['inside, nearest to the western line', 0.01, 0.5, 0.01 * METRES_PER_DEGREE],
  ['outside in the south', 1, -0.02, 0.02 * METRES_PER_DEGREE],
  ['outside a corner', 2.003, -0.004, 0.005 * METRES_PER_DEGREE],
  ['on the line', 2, 0.7, 0],
  ['near the corner that points inwards', 0.997, 0.996, 0.005 * METRES_PER_DEGREE],
])('metres to the edge: %s', (_name, longitude, latitude, metres) => {
  expect(Math.abs(metresToEdge(at(longitude, latitude), L) - metres)).toBeLessThan(2)
})

test('a corner that is there twice changes nothing', () => {
  const twice = L.flatMap((corner) => [corner, corner])
  expect(metresToEdge(at(0.01, 0.5), twice)).toBe(metresToEdge(at(0.01, 0.5), L))
  expect(isWithin(at(1.5, 0.5), twice)).toBe(true)
})
