import { collection, startStore, type StoreFixture } from './support'

let t: StoreFixture
let things: ReturnType<StoreFixture['node']['collection']>
beforeAll(async () => {
  t = await startStore([collection('things', ['n'], ['tags'])])
  things = t.node.collection('things')
})
afterAll(() => t.stop())
beforeEach(async () => {
  await things.where({ _id: /.*/ }).remove()
  await things.add({
    _id: 'a',
    n: 1,
    s: 'x',
    tags: ['p', 'q', 'p'],
    o: { x: 1, y: { z: 2 } },
    items: [
      { k: 1, v: 1 },
      { k: 2, v: 2 },
    ],
    nil: null,
  })
})

const read = async () => (await things.doc('a').get()).data[0] as Record<string, unknown>
type Command = StoreFixture['node']['command']

test.each<[name: string, change: (_: Command) => object, changed: object]>([
  ['set', () => ({ n: 5 }), { n: 5 }],
  ['a nested object merges', () => ({ o: { x: 9 } }), { o: { x: 9, y: { z: 2 } } }],
  ['_.set replaces it', (_) => ({ o: _.set({ w: 1 }) }), { o: { w: 1 } }],
  ['a dotted path', () => ({ 'o.y.z': 3 }), { o: { x: 1, y: { z: 3 } } }],
  ['a path is made', () => ({ 'new.deep.er': 1 }), { new: { deep: { er: 1 } } }],
  [
    'an element',
    () => ({ 'items.1.v': 9 }),
    {
      items: [
        { k: 1, v: 1 },
        { k: 2, v: 9 },
      ],
    },
  ],
  ['an element beyond the end', () => ({ 'tags.4': 'z' }), { tags: ['p', 'q', 'p', null, 'z'] }],
  ['a date', () => ({ s: new Date(5) }), { s: new Date(5) }],
  ['null', () => ({ s: null }), { s: null }],
  ['remove', (_) => ({ s: _.remove(), 'o.y': _.remove() }), { s: undefined, o: { x: 1 } }],
  ['remove what is not there', (_) => ({ 'q.r': _.remove() }), {}],
  ['inc', (_) => ({ n: _.inc(2), m: _.inc(-1) }), { n: 3, m: -1 }],
  ['mul', (_) => ({ n: _.mul(4), m: _.mul(4) }), { n: 4, m: 0 }],
  ['min', (_) => ({ n: _.min(0), 'o.x': _.min(5) }), { n: 0 }],
  ['max', (_) => ({ n: _.max(7), m: _.max(1) }), { n: 7, m: 1 }],
  ['rename', (_) => ({ s: _.rename('t') }), { s: undefined, t: 'x' }],
  ['bit', (_) => ({ n: _.bit({ or: 6 }) }), { n: 7 }],
  ['push one', (_) => ({ tags: _.push('r') }), { tags: ['p', 'q', 'p', 'r'] }],
  ['push several', (_) => ({ tags: _.push(['r', 's']) }), { tags: ['p', 'q', 'p', 'r', 's'] }],
  [
    'push to a missing field',
    (_) => ({ log: _.push([{ at: new Date(1) }]) }),
    { log: [{ at: new Date(1) }] },
  ],
  [
    'push at a position',
    (_) => ({ tags: _.push({ each: ['r'], position: 1 }) }),
    { tags: ['p', 'r', 'q', 'p'] },
  ],
  [
    'push sorted and cut',
    (_) => ({ items: _.push({ each: [{ k: 0, v: 3 }], sort: { v: -1 }, slice: 2 }) }),
    {
      items: [
        { k: 0, v: 3 },
        { k: 2, v: 2 },
      ],
    },
  ],
  ['pop', (_) => ({ tags: _.pop() }), { tags: ['p', 'q'] }],
  ['shift', (_) => ({ tags: _.shift() }), { tags: ['q', 'p'] }],
  ['unshift', (_) => ({ tags: _.unshift(['a', 'b']) }), { tags: ['a', 'b', 'p', 'q', 'p'] }],
  ['pull a value', (_) => ({ tags: _.pull('p') }), { tags: ['q'] }],
  ['pull by a command', (_) => ({ tags: _.pull(_.in(['q', 'z'])) }), { tags: ['p', 'p'] }],
  ['pull objects', (_) => ({ items: _.pull({ k: _.gt(1) }) }), { items: [{ k: 1, v: 1 }] }],
  ['pullAll', (_) => ({ tags: _.pullAll(['p']) }), { tags: ['q'] }],
  ['addToSet', (_) => ({ tags: _.addToSet('p') }), {}],
  [
    'addToSet several',
    (_) => ({ tags: _.addToSet({ $each: ['p', 'r', 'r'] }) }),
    { tags: ['p', 'q', 'p', 'r'] },
  ],
])('%s', async (_name, change, changed) => {
  const before = await read()
  const { updated } = await things.doc('a').update(change(t.node.command))
  const expected = JSON.parse(JSON.stringify({ ...before, ...changed })) as object
  expect(JSON.parse(JSON.stringify(await read()))).toEqual(expected)
  expect(updated).toBe(Object.keys(changed).length > 0 ? 1 : 0)
})

test.each<[name: string, change: object, message: RegExp]>([
  ['inc of a string', { $inc: { s: 1 } }, /\$inc.*non-numeric.*s/],
  ['inc by a string', { $inc: { n: 'x' } }, /\$inc.*non-numeric/],
  ['push to a string', { $push: { s: 1 } }, /'s' must be an array.*\$push/],
  ['a field in a number', { $set: { 'n.x': 1 } }, /Cannot create field 'x' in element {n: 1}/],
  ['two operators on a path', { $set: { n: 1 }, $inc: { n: 1 } }, /conflict at 'n'/],
  ['a path and its parent', { $set: { o: 1, 'o.x': 2 } }, /conflict/],
  ['_id', { $set: { _id: 'b' } }, /immutable field '_id'/],
  ['an unknown operator', { $frobnicate: { n: 1 } }, /\$frobnicate/],
  ['no operator', { n: 1 }, /n is none/],
  ['array filters', { $set: { 'items.$[i].v': 1 } }, /\$\[i\].*not supported/],
  ['$ without a match', { $set: { 'tags.$': 1 } }, /positional operator/],
])('%s is refused, and changes nothing', async (_name, change, message) => {
  const before = await read()
  await expect(things.options({ raw: true }).where({ _id: 'a' }).update(change)).rejects.toThrow(message)
  expect(await read()).toEqual(before)
})

test('positions: the matched element, and all', async () => {
  const raw = things.options({ raw: true })
  await raw.where({ 'items.k': 2 }).update({ $set: { 'items.$.v': 'hit' } })
  await raw.where({ _id: 'a' }).update({ $inc: { 'items.$[].k': 10 } })
  expect((await read()).items).toEqual([
    { k: 11, v: 1 },
    { k: 12, v: 'hit' },
  ])
})

describe('many at once', () => {
  beforeEach(() =>
    things.add([
      { _id: 'b', n: 1 },
      { _id: 'c', n: 2 },
    ]),
  )

  test('where().update counts what changed', async () => {
    expect(await things.where({ n: 1 }).update({ s: 'x' })).toMatchObject({ updated: 1 })
    expect(await things.where({ n: 1 }).update({ s: 'y' })).toMatchObject({ updated: 2 })
    expect(await things.where({ n: 99 }).update({ s: 'y' })).toMatchObject({ updated: 0 })
    expect(await things.where({ n: 1 }).options({ multiple: false }).update({ s: 'z' })).toMatchObject({
      updated: 1,
    })
  })

  test('an update of the indexed field does not meet its own results', async () => {
    expect(
      await things.where({ n: t.node.command.gte(1) }).update({ n: t.node.command.inc(1) }),
    ).toMatchObject({ updated: 3 })
    expect((await things.where({ n: 2 }).count()).total).toBe(2)
  })

  test('where().remove', async () => {
    expect(await things.where({ n: 1 }).options({ multiple: false }).remove()).toMatchObject({ deleted: 1 })
    expect(await things.where({ _id: /.*/ }).remove()).toMatchObject({ deleted: 2 })
    expect(await things.doc('a').remove()).toMatchObject({ deleted: 0 })
  })

  test('updateAndReturn', async () => {
    const result = await things.where({ n: 2 }).updateAndReturn({ n: t.node.command.inc(1) })
    expect(result).toMatchObject({ updated: 1, doc: { _id: 'c', n: 3 } })
    expect(await things.where({ n: 77 }).updateAndReturn({ n: 1 })).toMatchObject({ updated: 0, doc: null })
  })
})

describe('set and add', () => {
  test('set replaces the whole document', async () => {
    expect(await things.doc('a').set({ only: 1 })).toMatchObject({ updated: 1 })
    expect(await read()).toEqual({ _id: 'a', only: 1 })
  })

  test('set makes a missing document', async () => {
    expect(await things.doc('new').set({ n: 1 })).toMatchObject({ updated: 0, upsertedId: 'new' })
    expect((await things.doc('new').get()).data).toEqual([{ _id: 'new', n: 1 }])
  })

  test('update of a missing document does nothing', async () => {
    expect(await things.doc('missing').update({ n: 1 })).toMatchObject({ updated: 0 })
  })

  test('add makes ids, takes ids, also numbers', async () => {
    const { id } = await things.add({ n: 1 })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(await things.add({ _id: 5, n: 1 })).toMatchObject({ id: 5 })
    expect((await things.doc(5).get()).data).toEqual([{ _id: 5, n: 1 }])
    expect((await things.doc('5').get()).data).toEqual([])
  })

  test('a taken _id is refused with CloudBase’s code, and nothing of the batch is kept', async () => {
    const twice = things.add([{ _id: 'b' }, { _id: 'a' }])
    await expect(twice).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringMatching(/E11000 duplicate key.*things/) as string,
    })
    expect((await things.doc('b').get()).data).toEqual([])
  })

  test('serverDate, with an offset and anywhere in the document', async () => {
    const before = Date.now()
    await things.doc('a').update({ at: t.node.serverDate(), 'o.late': t.node.serverDate({ offset: 60_000 }) })
    const { at, o } = (await read()) as { at: Date; o: { late: Date } }
    expect(at.getTime()).toBeGreaterThanOrEqual(before)
    expect(o.late.getTime() - at.getTime()).toBe(60_000)
  })

  test('every kind of value comes back as it was', async () => {
    const values = {
      int: 2147483647,
      long: 1795435117180,
      negative: -9007199254740991,
      double: 0.1,
      huge: 1e300,
      zero: 0,
      text: '中山 😀 \u0000 "\\',
      empty: '',
      yes: true,
      nothing: null,
      date: new Date('2026-11-23T00:00:00.123Z'),
      list: [1, [2, []], {}],
      object: { 'a-b': 1, 中: 2 },
    }
    await things.doc('v').set(values)
    expect((await things.doc('v').get()).data[0]).toEqual({ _id: 'v', ...values })
  })

  test('field names cannot reach a prototype', async () => {
    await things
      .doc('p')
      .set(
        JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}') as object,
      )
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})
