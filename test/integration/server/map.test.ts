import type { In } from '#domain/api/index'
import type { MapGroup } from '#domain/api/case'
import { GENERATION } from '../../../cloudfunctions/areas/case/generation'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { aCase, aKey, CENTRE, HOUR } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** A dense place: many public cases in some kilometres, more all around them, and as many that nobody may see. */
const DENSE = 300
/** The public is shown no smaller one. */
const STEP = 0.0001

type Narrowed = Omit<In<'case', 'publicMap'>, 'southWest' | 'northEast'>

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

const mapOf = (degrees: number, narrowed: Narrowed = {}) =>
  server.call('chen', 'case', 'publicMap', { ...boxOf(degrees), ...narrowed })
const idsOf = async (degrees: number, narrowed: Narrowed = {}) =>
  (await mapOf(degrees, narrowed)).pins.map(({ id }) => id)
/** @returns how many the groups count, open and finished */
const sumsOf = (groups: MapGroup[]) =>
  groups.reduce<[number, number]>(([o, f], { open, finished }) => [o + open, f + finished], [0, 0])

const asked = (index: string) =>
  server.store.recentQueries().filter((query) => query.index?.startsWith(index))

test('a map of a dense place: how many are where, counted on indexes alone', async () => {
  put('shown', DENSE, (index) => ({ place: placeAt(index * STEP) }))
  put('closed', DENSE, (index) => ({ place: placeAt(-index * STEP), state: 'closed', closedAt: 1 + index }))
  put('hidden', DENSE, (index) => ({ place: placeAt(index * STEP), published: false }))
  put('around', DENSE, (index) => ({ place: placeAt(0.05 + index * STEP, 0.05) }))

  const { pins, groups, total, more } = await mapOf(0.1)
  expect([pins.length, total, more]).toEqual([0, 3 * DENSE, true])
  expect(sumsOf(groups)).toEqual([2 * DENSE, DENSE])
  const queries = asked('map_')
  expect(queries.map(({ operation }) => operation)).toEqual(['count', 'count'])
  for (const { examined } of queries) expect(examined).toBe(0)
})

test('every group holds what it says: asked for by its own sides it has as many', async () => {
  const { groups } = await mapOf(0.1)
  expect(groups.length).toBeGreaterThan(3)
  for (const { southWest, northEast, open, finished } of groups) {
    const inside = await server.call('chen', 'case', 'publicMap', { southWest, northEast })
    expect(inside.total).toBe(open + finished)
    const [o, f] = sumsOf(inside.groups)
    const closed = inside.pins.filter(({ state }) => state === 'closed').length
    expect([o + inside.pins.length - closed, f + closed]).toEqual([open, finished])
  }
})

test('finished ones do not crowd out the open: these are pins as long as they are not too many themselves', async () => {
  const { pins, groups, total } = await mapOf(70.5 * STEP)
  expect(pins.map(({ id }) => id)).toEqual(Array.from({ length: 71 }, (_, index) => `shown-${index}`))
  const [open, finished] = sumsOf(groups)
  expect(open).toBe(0)
  // Squares reach a little beyond the view.
  expect(finished).toBeGreaterThanOrEqual(70)
  expect(total).toBe(71 + finished)
})

test('only what is inside the box, whatever its squares hold', async () => {
  const ids = await idsOf(5.5 * STEP)
  const inside = [0, 1, 2, 3, 4, 5]
  expect(ids.sort()).toEqual([...inside.map((i) => `closed-${i}`), ...inside.map((i) => `shown-${i}`)].sort())
})

test('narrowed like the list: by category, town and state', async () => {
  put('noise', 4, (index) => ({
    place: { ...placeAt(0.0001 * index, 0.01), townId: 'south' },
    categoryId: 'noise',
    ...(index === 0 ? { state: 'closed' as const, closedAt: 1 } : {}),
  }))
  expect((await idsOf(0.1, { categoryId: 'noise' })).sort()).toEqual([
    'noise-0',
    'noise-1',
    'noise-2',
    'noise-3',
  ])
  expect((await idsOf(0.1, { categoryId: 'noise', townId: 'south', group: 'finished' })).sort()).toEqual([
    'noise-0',
  ])
  expect(await mapOf(0.1, { categoryId: 'noise', townId: 'east' })).toEqual({
    pins: [],
    groups: [],
    total: 0,
    more: false,
  })
  expect((await mapOf(0.1, { townId: 'east' })).total).toBe(3 * DENSE)
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
      for (let part = 0; part < 4; part += 1) {
        put(`crowd-${part}`, 325, () => ({ place: at(0.0178, 0.0164) }))
        // The server lives in this process, and drops connections that it cannot look after for long.
        await new Promise(setImmediate)
      }
    }
    const { pins, more } = await view(metres)
    expect(pins.map(({ id }) => id).sort()).toEqual(Array.from({ length: 12 }, (_, i) => `view-${i}`).sort())
    expect(more).toBe(false)
  })

  test('with the crowd in view: all of it is counted', async () => {
    const { pins, groups, total } = await view(3_100)
    expect([pins.length, total]).toEqual([0, 1_312])
    expect(sumsOf(groups)).toEqual([1_312, 0])
  })

  test('where too many lie around to look at all, it says how many these are instead of none', async () => {
    for (let part = 0; part < 8; part += 1) {
      put(`mass-${part}`, 400, () => ({ place: at(0.0006, 0.0101) }))
      await new Promise(setImmediate)
    }
    const box = {
      southWest: { longitude: corner.longitude + 0.00065, latitude: corner.latitude + 0.01005 },
      northEast: { longitude: corner.longitude + 0.00069, latitude: corner.latitude + 0.01009 },
    }
    const { pins, groups, total } = await server.call('chen', 'case', 'publicMap', box)
    expect([pins.length, groups.length, total]).toEqual([0, 1, 3_200])
  })
})

test('only what is not closed yet', async () => {
  const shown = [0, 1, 2, 3, 4, 5].map((i) => `shown-${i}`)
  expect((await idsOf(5.5 * STEP, { group: 'open', categoryId: 'manhole' })).sort()).toEqual(shown)
  // As phones of the first release ask.
  expect((await idsOf(5.5 * STEP, { open: true, categoryId: 'manhole' })).sort()).toEqual(shown)
})

test('a map of the whole country is the whole city, and far from it there is nothing', async () => {
  const published = server.store.findDocuments('cases', { published: true }).length
  expect((await mapOf(20)).total).toBe(published)
  const far = { southWest: { longitude: 0, latitude: 0 }, northEast: { longitude: 1, latitude: 1 } }
  expect(await server.call('chen', 'case', 'publicMap', far)).toMatchObject({ pins: [], total: 0 })
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
  })

  test('and what they reported themselves, public or not, before they report it again', async () => {
    const nearby = await nearest('lin')
    expect(nearby.map(({ id, mine }) => [id, mine])).toEqual([
      ['shown-0', true],
      ['hidden-0', true],
      ['shown-1', true],
    ])
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
    expect(asked('nearby').at(-1)?.examined).toBeLessThanOrEqual(201)
  })
})

test('cases that an earlier version stored come onto the map by themselves, once, and where they are shown', async () => {
  const home = { published: true, physical: false, place: placeAt(0.3004) }
  const { mapCells, shownIn, toPublish, generation, ...earlier } = aCase({
    _id: 'earlier',
    number: 'earlier',
    ...home,
  })
  expect([shownIn?.stage, toPublish, generation]).toEqual(['open', false, GENERATION])
  const { generation: none, ...exact } = aCase({ _id: 'exact', number: 'exact', ...home, physical: true })
  expect([none, exact.mapCells]).toEqual([GENERATION, expect.not.arrayContaining(mapCells)])
  server.put('cases', [earlier, { ...exact, physical: false }])
  expect([await server.fillDerived(), await server.fillDerived()]).toEqual([2, 0])
  expect(await server.case('earlier')).toMatchObject({ mapCells, shownIn, toPublish })
  expect(await server.case('exact')).toMatchObject({ mapCells, shownIn, generation: GENERATION })
})
