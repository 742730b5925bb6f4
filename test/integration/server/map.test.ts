import { GENERATION } from '../../../cloudfunctions/areas/case/generation'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { aCase, aKey, CENTRE, HOUR } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** A dense place: many public cases in some kilometres, more all around them, and as many that nobody may see. */
const DENSE = 300
/** The public is shown no smaller one. */
const STEP = 0.0001

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const placeAt = (east: number, north = 0): CaseDoc['place'] => ({
  address: '中山三路',
  townId: 'east',
  point: { type: 'Point', coordinates: [CENTRE.longitude + east, CENTRE.latitude + north] },
})

function put(name: string, count: number, changes: (index: number) => Partial<CaseDoc>): void {
  const cases = Array.from({ length: count }, (_, index) =>
    aCase({
      _id: `${name}-${index}`,
      number: `${name}-${index}`,
      published: true,
      submittedAt: server.now.value - index * HOUR,
      ...changes(index),
    }),
  )
  server.put('cases', cases)
}

const boxOf = (degrees: number) => ({
  southWest: { longitude: CENTRE.longitude - degrees, latitude: CENTRE.latitude - degrees },
  northEast: { longitude: CENTRE.longitude + degrees, latitude: CENTRE.latitude + degrees },
})

const mapOf = (degrees: number, open?: boolean) =>
  server.call('chen', 'case', 'publicMap', { ...boxOf(degrees), ...(open ? { open } : {}) })
const idsOf = async (degrees: number, open?: boolean) => (await mapOf(degrees, open)).pins.map(({ id }) => id)

const mapQueries = () => server.store.recentQueries().filter(({ index }) => index === 'on_map')
const lastMapQuery = () => mapQueries().at(-1)

test('a map of a dense place: the newest of it, and one query reads not much more than it shows', async () => {
  put('shown', DENSE, (index) => ({ place: placeAt(index * STEP) }))
  put('closed', DENSE, (index) => ({ place: placeAt(-index * STEP), state: 'closed', closedAt: 1 + index }))
  put('hidden', DENSE, (index) => ({ place: placeAt(index * STEP), published: false }))
  put('around', DENSE, (index) => ({ place: placeAt(0.05 + index * STEP, 0.05) }))

  const { pins, more } = await mapOf(0.007)
  expect(more).toBe(true)
  expect(pins.map(({ id }) => id).sort()).toEqual(
    Array.from({ length: 50 }, (_, index) => [`shown-${index}`, `closed-${index}`])
      .flat()
      .sort(),
  )
  expect(mapQueries()).toHaveLength(1)
  const query = lastMapQuery()
  expect(query).toMatchObject({ examined: query?.returned, sortedInMemory: false })
  expect(query?.examined).toBeLessThanOrEqual(300)
})

test('only what is inside the box, whatever its cells hold', async () => {
  const ids = await idsOf(5.5 * STEP)
  const inside = [0, 1, 2, 3, 4, 5]
  expect(ids.sort()).toEqual([...inside.map((i) => `closed-${i}`), ...inside.map((i) => `shown-${i}`)].sort())
})

describe('a place beside a crowd', () => {
  const corner = { longitude: 113.38, latitude: 22.62 }
  const at = (east: number, north: number): CaseDoc['place'] => ({
    ...placeAt(0),
    point: { type: 'Point', coordinates: [corner.longitude + east, corner.latitude + north] },
  })
  const view = (metres: number) => {
    const degrees = metres / 111_195
    const northEast = {
      longitude: corner.longitude + degrees / Math.cos((22.62 / 180) * Math.PI),
      latitude: corner.latitude + degrees,
    }
    return server.call('chen', 'case', 'publicMap', { southWest: corner, northEast })
  }

  // mysociety/fixmystreet #1691: pins that are there vanish from the map when one zooms.
  test.each([500, 800, 1_400, 1_600, 1_750])('%s m wide: the twelve in view are shown', async (metres) => {
    if (metres === 500) {
      const day = { submittedAt: server.now.value - 120 * HOUR }
      put('view', 12, (index) => ({ ...day, place: at(0.0002 + index * 0.0003, 0.001) }))
      put('crowd', 1_300, () => ({ place: at(0.0178, 0.0164) }))
    }
    const { pins, more } = await view(metres)
    expect(pins.map(({ id }) => id).sort()).toEqual(Array.from({ length: 12 }, (_, i) => `view-${i}`).sort())
    expect(more).toBe(false)
  })

  test('with the crowd in view: the newest hundred, and that there are more', async () => {
    const { pins, more } = await view(3_100)
    expect([pins.length, more]).toEqual([100, true])
  })

  test('where too many lie around to look at all, it says that there may be more instead of none', async () => {
    for (let part = 0; part < 8; part += 1) {
      put(`mass-${part}`, 400, () => ({ place: at(0.0006, 0.0101) }))
      // The server lives in this process, and drops connections that it cannot look after for long.
      await new Promise(setImmediate)
    }
    const box = {
      southWest: { longitude: corner.longitude + 0.00065, latitude: corner.latitude + 0.01005 },
      northEast: { longitude: corner.longitude + 0.00069, latitude: corner.latitude + 0.01009 },
    }
    expect(await server.call('chen', 'case', 'publicMap', box)).toEqual({ pins: [], more: true })
  })
})

test('only what is not closed yet', async () => {
  expect((await idsOf(5.5 * STEP, true)).sort()).toEqual([0, 1, 2, 3, 4, 5].map((i) => `shown-${i}`))
})

test('a map of the whole country is the newest of the city', async () => {
  const { pins, more } = await mapOf(20)
  expect(pins).toHaveLength(100)
  expect(more).toBe(true)
  expect(lastMapQuery()).toMatchObject({ examined: 102 })
})

test('the map follows what happens to a case', async () => {
  const far = placeAt(0.2)
  server.put('cases', [aCase({ _id: 'walk', number: 'walk', place: far, state: 'replied', physical: false })])
  const shown = async () => {
    const box = {
      southWest: { longitude: 113.575, latitude: 22.515 },
      northEast: { longitude: 113.585, latitude: 22.525 },
    }
    const [all, open] = await Promise.all([
      server.call('chen', 'case', 'publicMap', box),
      server.call('chen', 'case', 'publicMap', { ...box, open: true }),
    ])
    return [all.pins.length, open.pins.length]
  }
  const act = { caseId: 'walk' }
  expect(await shown()).toEqual([0, 0])
  await server.call('dispatcher', 'staff', 'publish', { ...act, key: aKey() })
  expect(await shown()).toEqual([1, 1])
  await server.call('wang', 'staff', 'close', { ...act, key: aKey(), reason: 'done', media: [] })
  expect(await shown()).toEqual([1, 0])
  await server.call('lin', 'case', 'reopen', { ...act, key: aKey(), text: '还是没有修好', media: [] })
  expect(await shown()).toEqual([1, 1])
  await server.call('dispatcher', 'staff', 'unpublish', { ...act, key: aKey(), text: '有个人信息' })
  expect(await shown()).toEqual([0, 0])
})

describe('nearby', () => {
  const nearest = async (person: string) =>
    (await server.call(person, 'case', 'prepare', { point: CENTRE })).nearby

  test('a citizen is shown the three nearest open public cases of others within 250 m', async () => {
    const nearby = await nearest('chen')
    expect(nearby.map(({ id }) => id)).toEqual(['shown-0', 'shown-1', 'shown-2'])
    expect(nearby.map(({ metres }) => metres)).toEqual([0, 10, 21])
    expect(await nearest('lin')).toEqual([])
  })

  test('an answered one needs no support any more', async () => {
    server.put('cases', [aCase({ _id: 'answered', number: 'answered', published: true, state: 'replied' })])
    expect((await nearest('chen')).map(({ id }) => id)).not.toContain('answered')
  })

  test('staff see open cases within 1,000 m, public or not, the nearest first, without the case itself', async () => {
    const items = (await server.call('wang', 'staff', 'nearby', { caseId: 'shown-0' })).items
    const [first, ...next] = items.map(({ id }) => id)
    expect([first, ...next.slice(0, 2).sort()]).toEqual(['hidden-0', 'hidden-1', 'shown-1'])
    expect(items).toHaveLength(20)
    expect(Math.max(...items.map(({ metres }) => metres))).toBeLessThan(110)
    expect(lastMapQuery()?.examined).toBeLessThanOrEqual(201)
  })
})

test('cases that an earlier version stored come onto the map by themselves, once, and where they are shown', async () => {
  const home = { published: true, physical: false, place: placeAt(0.3004) }
  const { mapCells, toPublish, generation, ...earlier } = aCase({
    _id: 'earlier',
    number: 'earlier',
    ...home,
  })
  expect([mapCells.includes('public'), toPublish, generation]).toEqual([true, false, GENERATION])
  const { generation: none, ...exact } = aCase({ _id: 'exact', number: 'exact', ...home, physical: true })
  expect([none, exact.mapCells]).toEqual([GENERATION, expect.not.arrayContaining(mapCells)])
  server.put('cases', [earlier, { ...exact, physical: false }])
  expect([await server.fillDerived(), await server.fillDerived()]).toEqual([2, 0])
  expect(await server.case('earlier')).toMatchObject({ mapCells, toPublish })
  expect(await server.case('exact')).toMatchObject({ mapCells, generation: GENERATION })
})
