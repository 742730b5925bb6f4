import { boxAround, distanceMetres, isGeometry } from '../../../store/geometry'

test.each<[[number, number], number]>([
  [[113.38, 22.52], 250],
  [[113.38, 22.52], 100_000],
  [[0, 0], 1_000_000],
  [[100, 80], 500_000],
  [[179.99, 10], 50_000],
  [[10, 89.9], 50_000],
])('the box around %j holds every point within %i m', (center, metres) => {
  const box = boxAround(center, metres)
  for (let bearing = 0; bearing < 360; bearing += 5) {
    const [longitude, latitude] = pointAt(center, bearing, metres * 0.999)
    expect(distanceMetres(center, [longitude, latitude])).toBeLessThanOrEqual(metres)
    expect(
      longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north,
    ).toBe(true)
  }
})

/** The point that lies in a direction at a distance. */
function pointAt([longitude, latitude]: [number, number], bearing: number, metres: number): [number, number] {
  const r = Math.PI / 180
  const d = metres / 6_378_100
  const [p, b] = [latitude * r, bearing * r]
  const q = Math.asin(Math.sin(p) * Math.cos(d) + Math.cos(p) * Math.sin(d) * Math.cos(b))
  const l =
    longitude * r +
    Math.atan2(Math.sin(b) * Math.sin(d) * Math.cos(p), Math.cos(d) - Math.sin(p) * Math.sin(q))
  return [((l / r + 540) % 360) - 180, q / r]
}

test.each([
  [{ type: 'Point', coordinates: [113, 22] }, true],
  [{ type: 'Point', coordinates: [181, 22] }, false],
  [{ type: 'Point', coordinates: [113] }, false],
  [{ type: 'Point', coordinates: ['113', 22] }, false],
  [
    {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
    true,
  ],
  [
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    },
    true,
  ],
  [{ type: 'Polygon', coordinates: [0, 0] }, false],
  [{ type: 'Polygon', coordinates: [] }, false],
  [{ type: 'Circle', coordinates: [0, 0] }, false],
  [null, false],
  ['Point', false],
])('%j is a geometry: %s', (value, expected) => {
  expect(isGeometry(value)).toBe(expected)
})
