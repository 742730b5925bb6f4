import { collection, startStore, type StoreFixture } from './support'

let t: StoreFixture
beforeAll(async () => {
  t = await startStore([
    collection('cases', ['state', '-n'], ['town'], ['@place']),
    collection('towns', ['code']),
    collection('events', ['caseId']),
  ])
  await t.node.collection('towns').add([
    { _id: 't1', code: 'A', name: '石岐' },
    { _id: 't2', code: 'B', name: '小榄' },
  ])
  await t.node.collection('cases').add([
    {
      _id: '1',
      state: 'open',
      town: 'A',
      n: 1,
      tags: ['x', 'y'],
      at: new Date('2026-11-22T23:30:00Z'),
      grade: 5,
    },
    { _id: '2', state: 'open', town: 'B', n: 2, tags: ['x'], at: new Date('2026-11-23T08:00:00Z'), grade: 2 },
    { _id: '3', state: 'done', town: 'A', n: 3, tags: [], at: new Date('2026-11-24T08:00:00Z') },
    { _id: '4', state: 'done', town: 'C', n: 4, at: new Date('2026-11-24T09:00:00Z'), grade: 4 },
  ])
  await t.node.collection('events').add([
    { _id: 'e1', caseId: '1', v: 1 },
    { _id: 'e2', caseId: '1', v: 2 },
    { _id: 'e3', caseId: '4', v: 1 },
  ])
})
afterAll(() => t.stop())

type Aggregation = ReturnType<ReturnType<StoreFixture['node']['collection']>['aggregate']>
type Db = StoreFixture['node']

test.each<[name: string, build: (start: Aggregation, db: Db) => Aggregation, expected: unknown[]]>([
  [
    'match, sort, skip, limit, project',
    (a) => a.match({ state: 'open' }).sort({ n: -1 }).skip(1).limit(1).project({ n: 1 }),
    [{ _id: '1', n: 1 }],
  ],
  [
    'group with accumulators',
    (a, { command: { aggregate: $ } }) =>
      a
        .group({
          _id: '$state',
          sum: $.sum('$n'),
          avg: $.avg('$n'),
          max: $.max('$n'),
          min: $.min('$n'),
          first: $.first('$_id'),
          all: $.push('$_id'),
        })
        .sort({ _id: 1 }),
    [
      { _id: 'done', sum: 7, avg: 3.5, max: 4, min: 3, first: '3', all: ['3', '4'] },
      { _id: 'open', sum: 3, avg: 1.5, max: 2, min: 1, first: '1', all: ['1', '2'] },
    ],
  ],
  [
    'group by two fields',
    (a, { command: { aggregate: $ } }) =>
      a
        .group({ _id: { s: '$state', t: '$town' }, n: $.sum(1) })
        .match({ n: 1 })
        .count('groups'),
    [{ groups: 4 }],
  ],
  [
    'count by condition',
    (a, { command: { aggregate: $ } }) =>
      a.group({
        _id: null,
        good: $.sum($.cond({ if: $.gte(['$grade', 3]), then: 1, else: 0 })),
        graded: $.sum($.cond([$.gt(['$grade', null]), 1, 0])),
      }),
    [{ _id: null, good: 2, graded: 3 }],
  ],
  [
    'unwind and sortByCount',
    (a) => a.unwind('$tags').sortByCount('$tags'),
    [
      { _id: 'x', count: 2 },
      { _id: 'y', count: 1 },
    ],
  ],
  [
    'unwind keeping the empty, with index',
    (a) =>
      a
        .unwind({ path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' })
        .match({ _id: '1' })
        .project({ _id: 0, tags: 1, i: 1 }),
    [
      { tags: 'x', i: 0 },
      { tags: 'y', i: 1 },
    ],
  ],
  [
    'addFields',
    (a, { command: { aggregate: $ } }) =>
      a
        .match({ _id: '1' })
        .addFields({ twice: $.multiply(['$n', 2]), label: $.concat(['#', '$_id']) })
        .project({ twice: 1, label: 1 }),
    [{ _id: '1', twice: 2, label: '#1' }],
  ],
  [
    'days in the city’s time zone',
    (a, { command: { aggregate: $ } }) =>
      a
        .group({
          _id: $.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' }),
          n: $.sum(1),
        })
        .sort({ _id: 1 }),
    [
      { _id: '2026-11-23', n: 2 },
      { _id: '2026-11-24', n: 2 },
    ],
  ],
  [
    'bucket',
    (a, { command: { aggregate: $ } }) =>
      a.bucket({ groupBy: '$n', boundaries: [0, 2, 4], default: 'more', output: { n: $.sum(1) } }),
    [
      { _id: 0, n: 1 },
      { _id: 2, n: 2 },
      { _id: 'more', n: 1 },
    ],
  ],
  [
    'replaceRoot',
    (a, { command: { aggregate: $ } }) =>
      a.match({ _id: '2' }).replaceRoot({ newRoot: { both: $.concat(['$state', '-', '$town']) } }),
    [{ both: 'open-B' }],
  ],
  [
    'lookup',
    (a) =>
      a
        .match({ _id: '1' })
        .lookup({ from: 'towns', localField: 'town', foreignField: 'code', as: 'town' })
        .project({ 'town.name': 1 }),
    [{ _id: '1', town: [{ name: '石岐' }] }],
  ],
  [
    'lookup without a counterpart',
    (a) =>
      a
        .match({ _id: '4' })
        .lookup({ from: 'towns', localField: 'town', foreignField: 'code', as: 'found' })
        .project({ found: 1 }),
    [{ _id: '4', found: [] }],
  ],
  [
    'lookup in a missing collection',
    (a) =>
      a
        .match({ _id: '4' })
        .lookup({ from: 'nowhere', localField: 'town', foreignField: 'code', as: 'found' })
        .project({ found: 1 }),
    [{ _id: '4', found: [] }],
  ],
  [
    'lookup with a pipeline',
    (a, { command: { aggregate: $ } }) =>
      a
        .match({ state: 'open' })
        .lookup({
          from: 'events',
          let: { id: '$_id' },
          pipeline: $.pipeline()
            .match({ v: 1 })
            .match({ $expr: { $eq: ['$caseId', '$$id'] } })
            .project({ _id: 1 })
            .done(),
          as: 'events',
        } as never)
        .project({ events: 1 })
        .sort({ _id: 1 }),
    [
      { _id: '1', events: [{ _id: 'e1' }] },
      { _id: '2', events: [] },
    ],
  ],
  [
    'match after group',
    (a, { command: { aggregate: $, gt } }) => a.group({ _id: '$town', n: $.sum(1) }).match({ n: gt(1) }),
    [{ _id: 'A', n: 2 }],
  ],
  [
    'match with a regular expression and a date',
    (a, { command: { gte } }) =>
      a.match({ state: /^do/, at: gte(new Date('2026-11-24T08:30:00Z')) }).project({ n: 1 }),
    [{ _id: '4', n: 4 }],
  ],
  [
    'week of the year, parts of strings',
    (a, { command: { aggregate: $ } }) =>
      a.match({ _id: '1' }).project({
        _id: 0,
        week: $.week($.dateFromString({ dateString: '2019-05-14T09:38:51.686Z' })),
        rest: $.substr(['$state', 1, -1]),
        part: $.substrBytes(['中山市', 3, 3]),
        at: $.indexOfCP(['😀中山', '山']),
        nowhere: $.indexOfCP(['$state', 'x']),
      }),
    [{ week: 19, rest: 'pen', part: '山', at: 2, nowhere: -1 }],
  ],
])('%s', async (_name, build, expected) => {
  const result = (await build(t.node.collection('cases').aggregate(), t.node).end()) as { data: unknown[] }
  expect(result.data).toEqual(expected)
})

test('the first match and sort go to an index', async () => {
  await t.node.collection('cases').aggregate().match({ state: 'open' }).sort({ n: -1 }).limit(1).end()
  expect(t.gateway.store.recentQueries().at(-1)).toMatchObject({
    operation: 'aggregate',
    index: 'state,-n',
    examined: 1,
    sortedInMemory: false,
  })
})

test('lookup goes to the other collection’s index', async () => {
  await t.node
    .collection('cases')
    .aggregate()
    .match({ _id: '1' })
    .lookup({ from: 'events', localField: '_id', foreignField: 'caseId', as: 'e' })
    .end()
  expect(t.gateway.store.recentQueries().at(-1)).toMatchObject({
    collection: 'events',
    index: 'caseId',
    examined: 2,
  })
})

test('a value outside the buckets, without a default, is refused', async () => {
  const outside = t.node
    .collection('cases')
    .aggregate()
    .bucket({ groupBy: '$n', boundaries: [0, 2] })
  await expect(outside.end()).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
})

test('sample', async () => {
  const { data } = (await t.node.collection('cases').aggregate().sample({ size: 2 }).end()) as {
    data: unknown[]
  }
  expect(data).toHaveLength(2)
})

test.each([
  ['$out', { $out: 'x' }],
  ['$merge', { $merge: 'x' }],
  ['$collStats', { $collStats: {} }],
  ['$nonsense', { $nonsense: {} }],
  ['$nonsense', { $project: { x: { $nonsense: 1 } } }],
])('%s is refused by name', async (name, stage) => {
  const pipeline = [stage]
  const aggregation = t.node.collection('cases').options({ raw: true }).aggregate(pipeline) as {
    end(): Promise<unknown>
  }
  await expect(aggregation.end()).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining(name) as string,
  })
})

test('a missing collection', async () => {
  await expect(t.node.collection('nowhere').aggregate().match({ a: 1 }).end()).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  })
})
