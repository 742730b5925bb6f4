import { collection, ids, startStore, type StoreFixture } from './support'

/** Each query runs against the same documents without an index and with indexes on everything: the answers agree. */
const schema = [
  collection('plain'),
  collection(
    'indexed',
    ['n'],
    ['s'],
    ['tags'],
    ['at'],
    ['flag'],
    ['items.k'],
    ['o.x', '-n'],
    ['mixed'],
    ['s', 'n'],
  ),
]

const day = (d: number) => new Date(Date.UTC(2026, 10, d))
const documents = [
  {
    _id: 'a',
    n: 1,
    s: 'apple',
    tags: ['x', 'y'],
    at: day(1),
    flag: true,
    o: { x: 1, y: 2 },
    items: [
      { k: 1, v: 'p' },
      { k: 5, v: 'q' },
    ],
    mixed: 1,
  },
  {
    _id: 'b',
    n: 2,
    s: 'banana',
    tags: ['y'],
    at: day(2),
    flag: false,
    o: { x: 1 },
    items: [{ k: 3, v: 'p' }],
    mixed: 'one',
  },
  { _id: 'c', n: 2.5, s: 'Apple', tags: [], at: day(3), flag: true, o: { x: 2 }, items: [], mixed: null },
  { _id: 'd', n: -1, s: '中山', tags: 'x', at: day(4), o: null, mixed: [1, 'one'] },
  { _id: 'e', n: null, s: '', tags: ['x', 'z', 'y'], at: null, flag: false, mixed: true },
  { _id: 'f', s: 'apricot', tags: [['x']], o: { x: 'one' }, mixed: day(1) },
  {
    _id: 'g',
    n: 9007199254740991,
    s: 'a.b',
    tags: ['q'],
    at: day(10),
    flag: null,
    o: { x: [1, 2] },
    mixed: { a: 1 },
  },
]

let t: StoreFixture
beforeAll(async () => {
  t = await startStore(schema)
  for (const { name } of schema) await t.node.collection(name).add(structuredClone(documents))
})
afterAll(() => t.stop())

type Build = (db: StoreFixture['node']) => object
const _ = (db: StoreFixture['node']) => db.command

const cases: [name: string, build: Build, expected: string][] = [
  ['everything', () => ({}), 'abcdefg'],
  ['a number', () => ({ n: 2 }), 'b'],
  ['null: also missing', () => ({ n: null }), 'ef'],
  ['a string', () => ({ s: 'apple' }), 'a'],
  ['an empty string', () => ({ s: '' }), 'e'],
  ['a boolean', () => ({ flag: false }), 'be'],
  ['a date', () => ({ at: day(3) }), 'c'],
  ['an element', () => ({ tags: 'x' }), 'ade'],
  ['a whole array', () => ({ tags: ['y'] }), 'b'],
  ['a nested field', () => ({ o: { x: 1 } }), 'abg'],
  ['a field in objects of an array', () => ({ 'items.k': 3 }), 'b'],
  ['an element by position', () => ({ 'tags.1': 'y' }), 'a'],
  ['eq', (db) => ({ n: _(db).eq(2.5) }), 'c'],
  ['eq with an object', (db) => ({ o: _(db).eq({ x: 1 }) }), 'b'],
  ['neq', (db) => ({ n: _(db).neq(2) }), 'acdefg'],
  ['neq an element', (db) => ({ tags: _(db).neq('x') }), 'bcfg'],
  ['gt', (db) => ({ n: _(db).gt(2) }), 'cg'],
  ['gte', (db) => ({ n: _(db).gte(2) }), 'bcg'],
  ['lt', (db) => ({ n: _(db).lt(2) }), 'ad'],
  ['lte', (db) => ({ n: _(db).lte(2) }), 'abd'],
  ['comparisons keep to the type', (db) => ({ mixed: _(db).gt(0) }), 'ad'],
  ['strings compare by code point', (db) => ({ s: _(db).gte('apple') }), 'abdf'],
  [
    'dates',
    (db) => ({
      at: _(db)
        .gte(day(2))
        .and(_(db).lt(day(4))),
    }),
    'bc',
  ],
  ['a range met by different elements', (db) => ({ 'items.k': _(db).gt(4).and(_(db).lt(2)) }), 'a'],
  ['in', (db) => ({ n: _(db).in([1, 2, 99]) }), 'ab'],
  ['in with null', (db) => ({ n: _(db).in([1, null]) }), 'aef'],
  ['in elements', (db) => ({ tags: _(db).in(['z', 'q']) }), 'eg'],
  ['in nothing', (db) => ({ n: _(db).in([]) }), ''],
  ['nin', (db) => ({ n: _(db).nin([1, 2]) }), 'cdefg'],
  ['and on a field', (db) => ({ n: _(db).and(_(db).gt(0), _(db).lt(2)) }), 'a'],
  ['and of two elements', (db) => ({ tags: _(db).and(_(db).eq('x'), _(db).eq('z')) }), 'e'],
  ['or on a field', (db) => ({ n: _(db).or(_(db).lt(0), _(db).gt(100)) }), 'dg'],
  ['or across fields', (db) => _(db).or([{ n: 1 }, { s: 'banana' }]), 'ab'],
  [
    'or with a shared field',
    (db) => _(db).or([{ n: 1, s: 'apple' }, { n: 2, s: 'nothing' }, { n: 2.5 }]),
    'ac',
  ],
  ['nor', (db) => _(db).nor([{ n: 1 }, { flag: true }]), 'bdefg'],
  ['and with or', (db) => _(db).and([{ flag: true }, _(db).or([{ n: 1 }, { n: 2 }])]), 'a'],
  ['not', (db) => ({ n: _(db).not(_(db).gt(0)) }), 'def'],
  ['exists', (db) => ({ n: _(db).exists(true) }), 'abcdeg'],
  ['exists not', (db) => ({ flag: _(db).exists(false) }), 'df'],
  ['mod', (db) => ({ n: (_(db).mod as (...parts: number[]) => unknown)(2, 0) }), 'bc'],
  ['all', (db) => ({ tags: _(db).all(['x', 'y']) }), 'ae'],
  ['size', (db) => ({ tags: _(db).size(1) }), 'bfg'],
  ['size 0', (db) => ({ tags: _(db).size(0) }), 'c'],
  ['elemMatch on objects', (db) => ({ items: _(db).elemMatch({ k: _(db).gt(2), v: 'q' }) }), 'a'],
  ['elemMatch on values', (db) => ({ tags: _(db).elemMatch(_(db).gt('y')) }), 'e'],
  [
    'elemMatch looks for fields in objects only',
    (db) => ({ tags: _(db).elemMatch({ v: _(db).exists(false) }) }),
    '',
  ],
  ['a regular expression', () => ({ s: /^ap/ }), 'af'],
  ['ignoring case', () => ({ s: /^ap/i }), 'acf'],
  ['optional last character of the prefix', () => ({ s: /^apri?/ }), 'f'],
  ['no prefix in an alternative', () => ({ s: /^apple|banana/ }), 'ab'],
  ['a dot is a dot when escaped', () => ({ s: /^a\.b/ }), 'g'],
  ['db.RegExp', (db) => ({ s: db.RegExp({ regexp: '^AP', options: 'i' }) as unknown }), 'acf'],
  ['a regular expression in Chinese', () => ({ s: /中/ }), 'd'],
  ['_id', () => ({ _id: 'c' }), 'c'],
  ['_id in', (db) => ({ _id: _(db).in(['g', 'a', 'zz']) }), 'ag'],
  ['a range of _id', (db) => ({ _id: _(db).gt('c').and(_(db).lte('e')) }), 'de'],
  ['two fields', (db) => ({ s: 'apple', n: _(db).gte(1) }), 'a'],
  ['contradiction', (db) => ({ n: _(db).eq(1).and(_(db).eq(2)) }), ''],
  ['a large integer', () => ({ n: 9007199254740991 }), 'g'],
  ['null in an object', () => ({ o: null }), 'de'],
]

test('ObjectIds are found as such, and handed out as strings', async () => {
  const id = '6b0434f358f6b5d47c39e7e6'
  const refs = t.node.collection('refs')
  await t.node.createCollection('refs')
  expect(
    await refs.add({ _id: t.node.ObjectId({ id }) as unknown, ref: t.node.ObjectId({ id }) as unknown }),
  ).toMatchObject({ id })
  expect((await refs.where({ ref: t.node.ObjectId({ id }) as unknown }).get()).data).toEqual([
    { _id: id, ref: id },
  ])
  expect((await refs.where({ ref: id }).get()).data).toEqual([])
})

describe.each(['plain', 'indexed'])('%s', (name) => {
  test.each(cases)('%s', async (_name, build, expected) => {
    const query = t.node.collection(name).where(build(t.node))
    expect(
      ids(await query.get())
        .sort()
        .join(''),
    ).toBe(expected)
    expect((await query.count()).total).toBe(expected.length)
  })

  // The order of types is MongoDB's: null and missing, numbers, strings, objects, arrays, booleans, dates. Ties in groups.
  const orders: [field: string, direction: 'asc' | 'desc', groups: string][] = [
    ['n', 'asc', 'ef d a b c g'],
    ['n', 'desc', 'g c b a d ef'],
    ['s', 'asc', 'e c g a f b d'],
    ['mixed', 'asc', 'c ad b g e f'],
    ['mixed', 'desc', 'f e g bd a c'],
    ['tags', 'asc', 'c g ade b f'],
    ['tags', 'desc', 'f e ab d g c'],
    ['o.x', 'asc', 'de abg c f'],
    ['at', 'desc', 'g d c b a ef'],
    ['_id', 'desc', 'g f e d c b a'],
  ]
  test.each(orders)('ordered by %s %s', async (field, direction, groups) => {
    const all = ids(await t.node.collection(name).orderBy(field, direction).get())
    const sizes = groups.split(' ').map((group) => group.length)
    const grouped = sizes.map((size) => all.splice(0, size).sort().join(''))
    expect(grouped.join(' ')).toBe(groups)
  })

  test('by two fields, with skip and limit', async () => {
    const query = t.node.collection(name).where({ flag: t.node.command.in([true, false]) })
    const sorted = query.orderBy('flag', 'desc').orderBy('n', 'asc')
    expect(ids(await sorted.get()).join('')).toBe('aceb')
    expect(ids(await sorted.skip(1).limit(2).get()).join('')).toBe('ce')
  })

  test('projection', async () => {
    const query = t.node.collection(name).where({ _id: 'a' })
    const get = async (fields: object) => ((await query.field(fields).get()).data as object[])[0]
    expect(await get({ n: true })).toEqual({ _id: 'a', n: 1 })
    expect(await get({ n: 1, _id: 0 })).toEqual({ n: 1 })
    expect(await get({ 'o.x': true, _id: false })).toEqual({ o: { x: 1 } })
    expect(Object.keys((await get({ items: false, o: false })) as object).sort()).toEqual([
      '_id',
      'at',
      'flag',
      'mixed',
      'n',
      's',
      'tags',
    ])
    expect(await get({ tags: t.node.command.project.slice(1), _id: 0 })).toMatchObject({ tags: ['x'] })
    expect(await get({ items: t.node.command.project.elemMatch({ k: 5 }), _id: 0 })).toEqual({
      items: [{ k: 5, v: 'q' }],
    })
  })
})
