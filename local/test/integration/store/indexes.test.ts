import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Document } from '../../../store/ejson'
import { Store } from '../../../store/store'
import { collection } from './support'

let dataDir: string
let store: Store
const logged: string[] = []
const indexes = [
  ['state', 'due', '_id'],
  ['-at', '_id'],
  ['tags'],
  ['!code'],
  ['@place'],
  ['cells', '-at', '-_id'],
]

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'indexes-'))
  store = new Store({
    dataDir,
    schema: [collection('c', ...indexes)],
    strictIndexes: true,
    log: (line) => logged.push(line),
  })
  store.importMany(
    'c',
    Array.from({ length: 3000 }, (_, i) => ({
      _id: `d${String(i).padStart(5, '0')}`,
      state: `s${i % 5}`,
      due: Math.floor(i / 10),
      at: i,
      code: `c${i}`,
      tags: [`t${i % 50}`, 'all'],
      // In one cell of twenty and in two of thirty, as on a map at two scales; some are on no map.
      cells: i % 100 === 0 ? [] : [`a${i % 20}`, `b${i % 30}`, `b${(i + 1) % 30}`],
      place: { type: 'Point', coordinates: [113 + (i % 60) / 100, 22 + Math.floor(i / 60) / 100] },
    })),
  )
})
afterAll(() => {
  store.close()
  rmSync(dataDir, { recursive: true })
})

const last = () => store.recentQueries().at(-1)

function within(west: number, south: number, east: number, north: number): Document {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { $geoWithin: { $geometry: { type: 'Polygon', coordinates: [ring] } } }
}

test.each<
  [name: string, filter: Document, options: object, index: string, examined: number, sorted: boolean]
>([
  ['_id', { _id: 'd00007' }, {}, '_id_', 1, false],
  ['a unique value', { code: 'c9', state: 's4' }, {}, 'code', 1, false],
  [
    'equality, sorted by the index',
    { state: 's1' },
    { sort: { due: 1, _id: 1 }, limit: 20 },
    'state,due,_id',
    20,
    false,
  ],
  [
    'against its direction',
    { state: 's1' },
    { sort: { due: -1, _id: -1 }, limit: 20 },
    'state,due,_id',
    20,
    false,
  ],
  [
    'several values, merged in order',
    { state: { $in: ['s1', 's2', 's3'] } },
    { sort: { due: 1, _id: 1 }, limit: 20 },
    'state,due,_id',
    20,
    false,
  ],
  ['a range', { state: 's1', due: { $gte: 10, $lt: 12 } }, {}, 'state,due,_id', 4, false],
  [
    'a cursor',
    { state: 's1', due: { $gte: 100 }, $or: [{ due: { $gt: 100 } }, { due: 100, _id: { $gt: 'd01001' } }] },
    { sort: { due: 1, _id: 1 }, limit: 10 },
    'state,due,_id',
    11,
    false,
  ],
  [
    'a cursor without the outer bound: derived from the branches',
    { state: 's1', $or: [{ due: { $gt: 100 } }, { due: 100, _id: { $gt: 'd01001' } }] },
    { sort: { due: 1, _id: 1 }, limit: 10 },
    'state,due,_id',
    11,
    false,
  ],
  ['only the sort', {}, { sort: { at: -1 }, limit: 5 }, '-at,_id', 5, false],
  [
    'a field that comes later in the index passes entries over without their documents',
    { state: 's1', _id: { $gt: 'd02900' } },
    { sort: { due: 1, _id: 1 }, limit: 20 },
    'state,due,_id',
    20,
    false,
  ],
  ['an element of an array', { tags: 't7' }, { limit: 100 }, 'tags', 60, false],
  ['a prefix', { code: /^c29/ }, { limit: 3 }, 'code', 3, false],
  [
    'a small box, although an equality with the order is there',
    { state: 's1', place: within(113.1, 22.1, 113.12, 22.12) },
    { sort: { due: 1 }, limit: 20 },
    '@place',
    9,
    true,
  ],
  [
    'a box of the whole city, left to the index that gives the order',
    { state: 's1', place: within(112, 21, 114, 23) },
    { sort: { due: 1 }, limit: 20 },
    'state,due,_id',
    20,
    false,
  ],
  [
    'an element of an array, sorted by another field',
    { cells: 'a7' },
    { sort: { at: -1, _id: -1 }, limit: 20 },
    'cells,-at,-_id',
    20,
    false,
  ],
  [
    'any of several elements, merged in order',
    { cells: { $in: ['a7', 'a8', 'a9', 'none'] } },
    { sort: { at: -1, _id: -1 }, limit: 20 },
    'cells,-at,-_id',
    20,
    false,
  ],
  [
    'the array itself, which gives no order',
    { cells: 'a7' },
    { sort: { cells: 1 } },
    'cells,-at,-_id',
    150,
    true,
  ],
  ['another order than the index has', { tags: 't7' }, { sort: { at: 1 }, limit: 5 }, 'tags', 60, true],
])('%s', (_name, filter, options, index, examined, sortedInMemory) => {
  const found = store.find('c', filter, options)
  expect(found.length).toBeGreaterThan(0)
  expect(last()).toMatchObject({ index, sortedInMemory, returned: found.length })
  expect(last()?.examined).toBeLessThanOrEqual(examined + 1)
})

test('merged values come in order', () => {
  const found = store.findDocuments(
    'c',
    { state: { $in: ['s1', 's2', 's3'] } },
    { sort: { due: 1, _id: 1 }, limit: 30 },
  )
  const expected = [...found].sort(
    (a, b) => Number(a.due) - Number(b.due) || (String(a._id) < String(b._id) ? -1 : 1),
  )
  expect(found).toEqual(expected)
})

test('a document that several elements find comes once, in order, page by page', () => {
  const filter = { cells: { $in: ['b1', 'b2', 'b3'] } }
  const sort = { at: -1, _id: -1 }
  const expected = Array.from({ length: 3000 }, (_, i) => 2999 - i).filter(
    (i) => i % 100 !== 0 && [0, 1, 2, 3].includes(i % 30),
  )
  expect(store.findDocuments('c', filter, { sort }).map(({ at }) => at)).toEqual(expected)
  const page = store.findDocuments('c', filter, { sort, skip: 100, limit: 50 })
  expect(page.map(({ at }) => at)).toEqual(expected.slice(100, 150))
})

describe('a group that only counts', () => {
  const counted = (match: Document, group: Document) =>
    store.aggregate('c', [{ $match: match }, { $group: group }, { $sort: { _id: 1 } }])

  test('reads no document where the index holds filter and field', () => {
    expect(counted({ state: { $in: ['s1', 's3', 'none'] } }, { _id: '$state', n: { $sum: 1 } })).toEqual([
      { _id: 's1', n: 600 },
      { _id: 's3', n: 600 },
    ])
    expect(last()).toMatchObject({ operation: 'count', index: 'state,due,_id', examined: 0, returned: 2 })
  })

  test('takes ranges, other fields of the index, and several sums', () => {
    const group = { _id: '$due', n: { $sum: 1 }, twice: { $sum: 2 } }
    expect(counted({ state: 's1', due: { $gte: 10, $lt: 12 } }, group)).toEqual([
      { _id: 10, n: 2, twice: 4 },
      { _id: 11, n: 2, twice: 4 },
    ])
    expect(last()).toMatchObject({ operation: 'count', examined: 0 })
  })

  test('filters by what comes later in the index as well', () => {
    const match = { state: { $in: ['s1', 's2'] }, _id: { $gte: 'd02990' } }
    expect(counted(match, { _id: '$state', n: { $sum: 1 } })).toEqual([
      { _id: 's1', n: 2 },
      { _id: 's2', n: 2 },
    ])
    expect(last()).toMatchObject({ operation: 'count', examined: 0 })
  })

  test('in buckets too', () => {
    const pipeline = (match: Document, bucket: Document) => [{ $match: match }, { $bucket: bucket }]
    const byDue = { groupBy: '$due', boundaries: [0, 10, 100, 200, 300] }
    const counts = store.aggregate('c', pipeline({ state: 's1', due: { $lt: 150 } }, byDue))
    expect(counts).toEqual([
      { _id: 0, count: 20 },
      { _id: 10, count: 180 },
      { _id: 100, count: 100 },
    ])
    expect(last()).toMatchObject({ operation: 'count', examined: 0 })
    const outside = () => store.aggregate('c', pipeline({ state: 's1' }, { ...byDue, boundaries: [0, 10] }))
    expect(outside).toThrow(/could not find a matching branch/)
    const withDefault = { ...byDue, boundaries: [0, 10], default: 'later' }
    expect(store.aggregate('c', pipeline({ state: 's1' }, withDefault))).toEqual([
      { _id: 0, count: 20 },
      { _id: 'later', count: 580 },
    ])
  })

  test.each<[string, Document, Document, unknown]>([
    ['a field outside the index', { state: 's1' }, { _id: '$code', n: { $sum: 1 } }, 600],
    ['elements of arrays', { tags: 't7' }, { _id: '$tags', n: { $sum: 1 } }, 1],
    ['a sum of values', { state: 's1' }, { _id: '$state', n: { $sum: '$at' } }, 1],
    [
      'a filter that the index does not hold',
      { state: 's1', at: { $gt: 2990 } },
      { _id: '$state', n: { $sum: 1 } },
      1,
    ],
  ])('looks at the documents for %s', (_name, match, group, groups) => {
    expect(counted(match, group)).toHaveLength(groups as number)
    expect(last()).toMatchObject({ operation: 'aggregate' })
    expect(last()?.examined).toBeGreaterThan(0)
  })
})

test.each<[Document, string, number]>([
  [{ state: 's1' }, 'state,due,_id', 600],
  [{ state: { $in: ['s1', 's2'] } }, 'state,due,_id', 1200],
  [{ state: 's1', due: { $lt: 10 } }, 'state,due,_id', 20],
  [{ state: 's1', _id: { $gt: 'd02900' } }, 'state,due,_id', 20],
  [{ tags: 'all' }, 'tags', 3000],
  [{ tags: { $in: ['all', 't1'] } }, 'tags', 3000],
])('counting %j reads no document', (filter, index, total) => {
  expect(store.count('c', filter)).toBe(total)
  expect(last()).toMatchObject({ operation: 'count', index, examined: 0 })
})

test('pages by cursor see every document once', () => {
  const seen: unknown[] = []
  for (let after: Document = {}; ;) {
    const page = store.findDocuments('c', { state: 's2', ...after }, { sort: { due: 1, _id: 1 }, limit: 70 })
    seen.push(...page.map(({ _id }) => _id))
    const end = page.at(-1)
    if (!end) break
    after = { $or: [{ due: { $gt: end.due } }, { due: end.due, _id: { $gt: end._id } }] }
  }
  expect(seen).toHaveLength(600)
  expect(new Set(seen).size).toBe(600)
})

describe('without an index', () => {
  test.each<[string, () => unknown]>([
    ['find', () => store.find('c', { unknown: 1 })],
    ['count', () => store.count('c', { unknown: 1 })],
    ['sort', () => store.find('c', {}, { sort: { unknown: 1 }, limit: 1 })],
    ['aggregate', () => store.aggregate('c', [{ $group: { _id: '$state' } }])],
  ])('%s of over 100 documents fails by name when indexes are strict', (_name, query) => {
    expect(query).toThrow(
      expect.objectContaining({
        code: 'DATABASE_QUERY_WITHOUT_INDEX',
        message: expect.stringContaining('no index serves c') as string,
      }),
    )
  })

  test('reading a whole collection is no waste of it', () => {
    expect(store.find('c', {}, { limit: 1000 })).toHaveLength(1000)
  })

  test('update and remove too', async () => {
    await expect(
      store.update('c', { unknown: 1 }, { $set: { x: 1 } }, { multi: true }),
    ).rejects.toMatchObject({ code: 'DATABASE_QUERY_WITHOUT_INDEX' })
    await expect(store.remove('c', { unknown: 1 }, { multi: true })).rejects.toMatchObject({
      code: 'DATABASE_QUERY_WITHOUT_INDEX',
    })
  })

  test('else it is logged, without the values', () => {
    const lenient = new Store({
      dataDir,
      schema: [collection('c', ...indexes)],
      log: (line) => logged.push(line),
    })
    expect(lenient.find('c', { unknown: 'secret' })).toEqual([])
    expect(logged.at(-1)).toBe('no index serves c {"unknown":"?"}: 3000 documents examined for 0')
    lenient.close()
  })
})

describe('the schema changes', () => {
  test('a new index is filled, one no longer declared is dropped, the rest stays', () => {
    const changed = new Store({
      dataDir,
      schema: [collection('c', ['state', 'due', '_id'], ['due'], ['!code'])],
    })
    changed.find('c', { due: 7 })
    expect(changed.recentQueries().at(-1)).toMatchObject({ index: 'due', examined: 10 })
    changed.find('c', { tags: 't7' }, { limit: 1 })
    expect(changed.recentQueries().at(-1)?.index).toBeUndefined()
    changed.close()
  })

  test('a unique index that the data does not allow is refused, and nothing changes', () => {
    expect(() => new Store({ dataDir, schema: [collection('c', ['!state'])] })).toThrow(
      /E11000 duplicate key.*state/,
    )
    const again = new Store({ dataDir })
    expect(again.count('c', { due: 7 })).toBe(10)
    expect(again.recentQueries().at(-1)?.index).toBe('due')
    again.close()
  })
})
