import { boxAround, metresBetween } from '../../../cloudfunctions/areas/case/geography'
import type { Layer } from '../../../cloudfunctions/areas/case/map-cells'
import { coverOf, mapCellsOf } from '../../../cloudfunctions/areas/case/map-cells'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { seeded } from '../../../demo/random'
import { publicPoint } from '#domain/kernel/shown-place'
import { aCase, CENTRE } from '../../builders'

const LAYERS: Layer[] = ['public', 'publicOpen', 'open']

function layersOf(changes: Partial<CaseDoc>): string[] {
  const cells = mapCellsOf(aCase(changes))
  return LAYERS.filter((layer) => cells.includes(layer))
}

test.each<[string, Partial<CaseDoc>, Layer[]]>([
  ['nobody has looked at it yet', { state: 'submitted' }, ['open']],
  ['it is worked on and not public', { state: 'processing' }, ['open']],
  ['it is worked on and public', { state: 'processing', published: true }, ['public', 'publicOpen', 'open']],
  ['it waits for the citizen', { state: 'needInfo', published: true }, ['public', 'publicOpen', 'open']],
  ['it is answered, not closed', { state: 'replied', published: true }, ['public', 'publicOpen']],
  ['it is closed and public', { state: 'closed', published: true, closedAt: 1 }, ['public']],
  ['it is archived and public', { state: 'archived', published: true, closedAt: 1 }, ['public']],
  ['it is closed and not public', { state: 'closed', closedAt: 1 }, []],
  ['it is withdrawn', { state: 'withdrawn' }, []],
  ['it is merged', { state: 'merged', published: true }, []],
])('which maps show a case: %s', (_name, changes, layers) => {
  expect(layersOf(changes)).toEqual(layers)
})

const at = (longitude: number, latitude: number) =>
  aCase({
    state: 'processing',
    published: true,
    place: { address: '', townId: 'east', point: { type: 'Point', coordinates: [longitude, latitude] } },
  })

const found = (layer: Layer, box: ReturnType<typeof boxAround>, longitude: number, latitude: number) => {
  const cells = coverOf(layer, box).cells
  return mapCellsOf(at(longitude, latitude)).some((cell) => cells.includes(cell))
}

test('whatever is shown in a box lies in its cells, at every size and place', () => {
  const random = seeded('boxes')
  let shown = 0
  for (let round = 0; round < 400; round += 1) {
    const west = random.next() * 359 - 180
    const south = random.next() * 178 - 89
    const size = 10 ** (random.next() * 5 - 4)
    const northEast = { longitude: west + size * (0.5 + random.next()), latitude: south + size }
    const box = { southWest: { longitude: west, latitude: south }, northEast }
    const within = (low: number, high: number) => low + random.next() * (high - low)
    expect(coverOf('public', box).cells.length).toBeLessThanOrEqual(64)
    const point = {
      longitude: within(west, northEast.longitude),
      latitude: within(south, northEast.latitude),
    }
    const seen = publicPoint(point, true)
    const isIn =
      seen.longitude >= west &&
      seen.longitude <= northEast.longitude &&
      seen.latitude >= south &&
      seen.latitude <= northEast.latitude
    if (!isIn) continue
    shown += 1
    for (const layer of ['public', 'publicOpen'] as const)
      expect(found(layer, box, point.longitude, point.latitude)).toBe(true)
  }
  expect(shown).toBeGreaterThan(250)
})

test.each([
  ['public', 300, 64, 2_000],
  ['public', 1_500, 64, 9_000],
  ['public', 15_000, 64, 90_000],
  ['publicOpen', 250, 25, 1_000],
  ['open', 1_000, 16, 3_000],
] as const)(
  'the cells of the layer %s over %s m around a place are few and do not reach far',
  (layer, metres, most, reach) => {
    const box = boxAround(CENTRE, metres)
    expect(coverOf(layer, box).cells.length).toBeLessThanOrEqual(most)
    const { longitude, latitude } = CENTRE
    const east = (by: number) =>
      longitude + (by / metresBetween(CENTRE, { longitude: longitude + 1, latitude })) * 1
    expect(found(layer, box, east(metres * 0.99), latitude)).toBe(true)
    expect(found(layer, box, east(reach), latitude)).toBe(false)
  },
)

test('cells of the public’s maps tell no more of a place than is shown of it; those of staff are where it is', () => {
  const cellsAt = (longitude: number, physical: boolean) =>
    mapCellsOf({ ...at(longitude, 22.5201), physical })
  const publicOnes = (cells: string[]) => cells.filter((cell) => cell.startsWith('public'))
  const [home, nextDoor] = [cellsAt(113.3801, false), cellsAt(113.3804, false)]
  expect(publicOnes(home)).toEqual(publicOnes(nextDoor))
  expect(home).not.toEqual(nextDoor)
  // Half a step apart, but on two sides of where rounding turns.
  expect(publicOnes(cellsAt(113.37949, false))).not.toEqual(publicOnes(cellsAt(113.38049, false)))
})

test('a box far larger than the city is one cell, which holds everything', () => {
  const world = { southWest: { longitude: -180, latitude: -90 }, northEast: { longitude: 180, latitude: 90 } }
  expect(coverOf('public', world).cells).toEqual(['public'])
  expect(found('public', world, 113.4, 22.5)).toBe(true)
  // A search nearby is of one size; anything else finds too much rather than too little.
  expect(coverOf('open', world).cells).toEqual(['open'])
})
