import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Query } from 'mingo'
import type { Document } from '../../../store/ejson'
import { Store } from '../../../store/store'
import { collection } from './support'

/**
 * Random documents and filters: what indexes give must be what mingo finds by looking at every document, also after
 * random updates and removals. The seed is fixed, so a failure repeats.
 */
function generator(seed: number) {
  let state = seed
  const next = () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  return { next, pick }
}

const scalars = [
  0,
  1,
  2,
  3,
  4.5,
  -1,
  'a',
  'b',
  'bb',
  'c',
  null,
  true,
  false,
  new Date(0),
  new Date(86_400_000),
]
const fields = ['x', 'y', 'z.w']

function randomDocument({ next, pick }: ReturnType<typeof generator>, id: number, arrays: boolean): Document {
  const value = (): unknown =>
    arrays && next() < 0.2 ? [pick(scalars), pick(scalars)].slice(0, Math.floor(next() * 3)) : pick(scalars)
  const document: Document = { _id: `d${id}` }
  if (next() < 0.9) document.x = value()
  if (next() < 0.8) document.y = pick(scalars)
  if (next() < 0.8) document.z = { w: pick(scalars) }
  return document
}

function randomFilter(random: ReturnType<typeof generator>, depth = 0): Document {
  const { next, pick } = random
  if (depth < 2 && next() < 0.25) {
    const clauses = [randomFilter(random, depth + 1), randomFilter(random, depth + 1)]
    return { [pick(['$and', '$or'])]: clauses }
  }
  const filter: Document = {}
  for (let i = 0; i <= next() * 2; i++) filter[pick(fields)] = randomCondition(random)
  return filter
}

function randomCondition({ next, pick }: ReturnType<typeof generator>): unknown {
  const comparable = scalars.filter((value) => value !== null)
  const way = next()
  if (way < 0.3) return pick(scalars)
  if (way < 0.5) return { $in: [pick(scalars), pick(scalars), pick(scalars)] }
  if (way < 0.7) return { [pick(['$gt', '$gte', '$lt', '$lte'])]: pick(comparable) }
  if (way < 0.8) return { $gte: pick([0, 1]), $lt: pick([2, 4]) }
  if (way < 0.85) return { $ne: pick(scalars) }
  if (way < 0.9) return { $exists: next() < 0.5 }
  if (way < 0.95) return { $not: { $gt: pick(comparable) } }
  return /^b/
}

describe.each([
  ['without arrays', false, 1],
  ['with arrays', true, 2],
])('%s', (_name, arrays, seed) => {
  let dataDir: string
  let store: Store
  const random = generator(seed)
  const indexes = [['x'], ['y', '-x'], ['z.w', 'y'], ['-y', 'z.w', '_id'], ['x', '-y', '-_id']]

  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'store-'))
    store = new Store({ dataDir, schema: [collection('c', ...indexes)] })
    store.importMany(
      'c',
      Array.from({ length: 90 }, (_, i) => randomDocument(random, i, arrays)),
    )
  })
  afterAll(() => {
    store.close()
    rmSync(dataDir, { recursive: true })
  })

  function compare(filter: Document, all: Document[]): void {
    const expected = all.filter((document) => new Query(filter).test(document)).map(({ _id }) => _id)
    const found = store.findDocuments('c', filter).map(({ _id }) => _id)
    const total = store.count('c', filter)
    if (found.sort().join() !== expected.sort().join() || total !== expected.length) {
      throw new Error(`${JSON.stringify(filter)}: ${found.join()} (${total}) instead of ${expected.join()}`)
    }
  }

  function compareOrder(filter: Document): void {
    const sort = { [random.pick(fields)]: random.pick([1, -1] as const), _id: random.pick([1, -1] as const) }
    const [skip, limit] = [random.pick([0, 3]), random.pick([5, 50])]
    const indexed = store.findDocuments('c', filter, { sort, skip, limit })
    // A condition no index can use makes the store sort in memory.
    const unhelped = { $nor: [{ $nor: [filter] }] }
    expect({ filter, sort, found: indexed }).toEqual({
      filter,
      sort,
      found: store.findDocuments('c', unhelped, { sort, skip, limit }),
    })
  }

  test('80 filters', () => {
    const all = store.findDocuments('c', {})
    for (let i = 0; i < 80; i++) compare(randomFilter(random), all)
  })

  test('60 orders', () => {
    for (let i = 0; i < 60; i++) compareOrder(randomFilter(random))
  })

  test('after updates and removals', async () => {
    for (let i = 0; i < 25; i++) {
      const replacement = randomDocument(random, 0, arrays)
      delete replacement._id
      await store.update('c', { _id: `d${i * 3}` }, replacement, { replace: true })
      await store.update(
        'c',
        { y: random.pick([1, 'a', true]) },
        { $set: { x: random.pick(scalars) } },
        { multi: true },
      )
      if (i % 6 === 0) await store.remove('c', { x: random.pick(scalars) })
    }
    const all = store.findDocuments('c', {})
    for (let i = 0; i < 40; i++) compare(randomFilter(random), all)
  })
})
