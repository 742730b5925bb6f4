import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Document } from '../../../store/ejson'
import { Store } from '../../../store/store'
import { collection } from './support'

let dataDir: string
let store: Store
const stored = Array.from({ length: 200 }, (_, i) => ({
  _id: `d${i}`,
  code: `c${i}`,
  tags: [`t${i % 7}`, 'all'],
}))

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'bulk-'))
  store = new Store({ dataDir, schema: [collection('c', ['!code'], ['tags', '-_id'])] })
  store.importMany('c', stored)
})
afterAll(() => {
  store.close()
  rmSync(dataDir, { recursive: true })
})

test('many documents at once are found by every index, and can be changed like any other', async () => {
  expect(store.findDocuments('c', { code: 'c77' })).toEqual([stored[77]])
  expect(store.count('c', { tags: 't3' })).toBe(29)
  expect(store.recentQueries().at(-1)).toMatchObject({ index: 'tags,-_id', examined: 0 })
  await store.update('c', { _id: 'd3' }, { $set: { tags: ['moved'] } })
  expect([store.count('c', { tags: 't3' }), store.count('c', { tags: 'moved' })]).toEqual([28, 1])
  await store.insert('c', [{ _id: 'later', code: 'later', tags: [] }])
  await store.remove('c', { _id: 'later' })
  expect(store.importMany('c', [{ _id: 'latest', code: 'latest', tags: [] }])).toBe(1)
  expect(store.findDocuments('c', { code: 'latest' })).toHaveLength(1)
  await store.remove('c', { _id: 'latest' })
})

describe('many documents at once', () => {
  const some = (count: number, changes: (i: number) => Document = () => ({})) =>
    Array.from({ length: count }, (_, i) => ({ _id: `more${i}`, code: `m${i}`, ...changes(i) }))

  test.each<[string, Document[], RegExp]>([
    ['an _id that is there', [...some(130), { _id: 'd7', code: 'm' }], /E11000.*_id_/],
    ['an _id twice', [...some(130), ...some(1, () => ({ code: 'm' }))], /E11000.*_id_/],
    [
      'a unique value that is there',
      some(130, (i) => (i === 77 ? { code: 'c9' } : {})),
      /E11000.*"code":"c9"/,
    ],
    ['a unique value twice', some(130, (i) => ({ code: `m${i % 129}` })), /E11000.*"code":"m0"/],
    ['a field that is an operator', [...some(130), { _id: 'x', code: 'x', $set: 1 }], /dollar/],
    ['no usable _id', [...some(130), { _id: null, code: 'x' }], /_id cannot be null/],
  ])('are all refused for %s', (_name, documents, message) => {
    expect(() => store.importMany('c', documents)).toThrow(message)
    expect(store.count('c', { code: /^m/ })).toBe(0)
    expect(store.count('c', {})).toBe(stored.length)
  })
})
