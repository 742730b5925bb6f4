import { boxAround, metresBetween, pointOf } from '../../../cloudfunctions/areas/case/geography'
import type { Layer } from '../../../cloudfunctions/areas/case/map-cells'
import { coverAround, mapCellsOf, ownCell } from '../../../cloudfunctions/areas/case/map-cells'
import { gridOver, holds, squaresOf } from '../../../cloudfunctions/areas/case/map-squares'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { seeded } from '../../../demo/random'
import { publicPoint } from '#domain/kernel/shown-place'
import { aCase, CENTRE } from '../../builders'

const LAYERS: Layer[] = ['publicOpen', 'open']

test.each<[string, Partial<CaseDoc>, Layer[], string | undefined]>([
  ['nobody has looked at it yet', { state: 'submitted' }, ['open'], undefined],
  ['it is worked on and not public', { state: 'processing' }, ['open'], undefined],
  ['it is worked on and public', { state: 'processing', published: true }, ['publicOpen', 'open'], 'open'],
  ['it waits for the citizen', { state: 'needInfo', published: true }, ['publicOpen', 'open'], 'open'],
  ['it is answered, not closed', { state: 'replied', published: true }, ['publicOpen'], 'open'],
  ['it is closed and public', { state: 'closed', published: true, closedAt: 1 }, [], 'finished'],
  ['it is archived and public', { state: 'archived', published: true, closedAt: 1 }, [], 'finished'],
  ['it is closed and not public', { state: 'closed', closedAt: 1 }, [], undefined],
  ['it is withdrawn', { state: 'withdrawn' }, [], undefined],
  ['it is merged', { state: 'merged', published: true }, [], undefined],
])('which searches and maps show a case: %s', (_name, changes, layers, stage) => {
  const cells = mapCellsOf(aCase(changes))
  expect(LAYERS.filter((layer) => cells.includes(layer))).toEqual(layers)
  expect(cells.includes(ownCell('lin'))).toBe(layers.includes('open'))
  expect(squaresOf(aCase(changes))?.stage).toBe(stage)
})

const at = (longitude: number, latitude: number, physical = true) =>
  aCase({
    state: 'processing',
    published: true,
    physical,
    place: { address: '', townId: 'east', point: { type: 'Point', coordinates: [longitude, latitude] } },
  })

describe('the squares of a view', () => {
  const boxOf = (west: number, south: number, width: number, height = width) => ({
    southWest: { longitude: west, latitude: south },
    northEast: { longitude: west + width, latitude: south + height },
  })
  const isFound = (found: CaseDoc, box: ReturnType<typeof boxOf>) => {
    const grid = gridOver(box, CENTRE)
    const level = grid?.field.replace('shownIn.', '') as 'l1' | undefined
    return grid?.squares.some(({ name }) => name === (level && squaresOf(found)?.[level])) ?? false
  }

  test('hold whatever is shown in it, at every size and place, and are few', () => {
    const random = seeded('boxes')
    let shown = 0
    for (let round = 0; round < 400; round += 1) {
      const size = 10 ** (random.next() * 5 - 4)
      const west = CENTRE.longitude + (random.next() - 0.5) * 3 - size / 2
      const south = CENTRE.latitude + (random.next() - 0.5) * 3 - size / 2
      const box = boxOf(west, south, size * (0.5 + random.next()), size)
      expect(gridOver(box, CENTRE)?.squares.length).toBeLessThanOrEqual(64)
      const found = at(
        west + random.next() * (box.northEast.longitude - west),
        south + random.next() * size,
        random.chance(0.5),
      )
      const seen = publicPoint(pointOf(found.place), found.physical)
      // Nothing was ever reported farther away than this from a city's centre.
      const isNear =
        Math.abs(seen.longitude - CENTRE.longitude) < 1.7 && Math.abs(seen.latitude - CENTRE.latitude) < 1.7
      if (!holds(box, seen) || !isNear) continue
      shown += 1
      expect(isFound(found, box)).toBe(true)
    }
    expect(shown).toBeGreaterThan(200)
  })

  test('lie side by side: a case is in one of them, and a square asked for by its sides holds only its own', () => {
    const grid = gridOver(boxOf(113.3, 22.5, 0.06), CENTRE)
    const found = at(113.34375, 22.53125)
    const holding = grid?.squares.filter((square) =>
      holds(square, { longitude: 113.34375, latitude: 22.53125 }),
    )
    expect(holding?.map(({ southWest }) => southWest)).toEqual([{ longitude: 113.34375, latitude: 22.53125 }])
    for (const square of grid?.squares ?? []) expect(isFound(found, square)).toBe(holding?.includes(square))
  })

  test('end where nothing was ever reported: the whole world is the city', () => {
    const world = boxOf(-180, -90, 360, 180)
    expect(gridOver(world, CENTRE)?.squares.length).toBeLessThanOrEqual(64)
    expect(isFound(at(114.9, 23.9), world)).toBe(true)
    expect(gridOver(boxOf(0, 0, 10), CENTRE)).toBeUndefined()
  })

  test('tell no more of a place than is shown of it', () => {
    expect(squaresOf(at(113.3801, 22.5201, false))).toEqual(squaresOf(at(113.3804, 22.5201, false)))
    // Half a step apart, but on two sides of where rounding turns.
    expect(squaresOf(at(113.37949, 22.5201, false))).not.toEqual(squaresOf(at(113.38049, 22.5201, false)))
  })
})

const isNear = (layer: Layer, metres: number, longitude: number) => {
  const { cells } = coverAround(layer, CENTRE, metres)
  return mapCellsOf(at(longitude, CENTRE.latitude)).some((cell) => cells.includes(cell))
}

test.each([
  ['publicOpen', 250, 64, 1_000],
  ['open', 1_000, 64, 3_000],
] as const)(
  'the cells of the layer %s within %s m of a place are few and do not reach far',
  (layer, metres, most, reach) => {
    const { longitude, latitude } = CENTRE
    const degree = metresBetween(CENTRE, { longitude: longitude + 1, latitude })
    const { cells, area } = coverAround(layer, CENTRE, metres)
    const { southWest, northEast } = boxAround(CENTRE, reach)
    expect(cells.length).toBeLessThanOrEqual(most)
    expect(area).toBeLessThan(
      (northEast.longitude - southWest.longitude) * (northEast.latitude - southWest.latitude),
    )
    expect(isNear(layer, metres, longitude + (metres * 0.99) / degree)).toBe(true)
    expect(isNear(layer, metres, longitude + reach / degree)).toBe(false)
  },
)

test('cells of the public’s searches tell no more of a place than is shown of it; those of staff are where it is', () => {
  const cellsAt = (longitude: number) => mapCellsOf(at(longitude, 22.5201, false))
  const publicOnes = (cells: string[]) => cells.filter((cell) => cell.startsWith('public'))
  const [home, nextDoor] = [cellsAt(113.3801), cellsAt(113.3804)]
  expect(publicOnes(home)).toEqual(publicOnes(nextDoor))
  expect(home).not.toEqual(nextDoor)
})
