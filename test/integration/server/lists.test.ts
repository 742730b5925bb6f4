import type { ArticleDoc } from '../../../cloudfunctions/areas/article/documents'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import { aCase, aKey, aReport, CENTRE, HOUR } from '../../builders'
import type { Sample } from './samples'
import { allSamples, sampleMedia } from './samples'
import { kept } from './pictures'
import type { TestServer } from './server'
import { startServer } from './server'

const MANY = 230

/** The one that the samples name. */
const anArticle: ArticleDoc = {
  _id: 'article-1',
  state: 'draft',
  version: 1,
  stateAt: 0,
  lastEvent: { id: 'entry-1', action: 'write', at: 0, by: '编辑' },
  authorOpenid: 'editor',
  title: '路灯维修公告',
  body: '下周检修路灯',
  publishedAt: 0,
}

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  const many = Array.from({ length: MANY }, (_, index) =>
    aCase({
      _id: `many-${String(index).padStart(3, '0')}`,
      number: String(index),
      published: true,
      state: index % 2 ? 'dispatched' : 'reopened',
      // Many share a moment, so that pages must not lose or repeat a row there.
      submittedAt: server.now.value - Math.floor(index / 7) * HOUR,
      supports: index,
    }),
  )
  server.put('cases', many)
  server.put('articles', [anArticle])
})
afterAll(() => server.stop())

async function allPages(
  read: (cursor?: string) => Promise<{ items: { id: string }[]; next?: string }>,
): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    expect(page.items.length).toBeLessThanOrEqual(20)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== undefined)
  return ids
}

const pages: [string, (cursor?: string) => Promise<{ items: { id: string }[]; next?: string }>][] = [
  ['my cases', (cursor) => server.call('lin', 'case', 'mine', { group: 'all', cursor })],
  ['the public list', (cursor) => server.call('chen', 'case', 'publicList', { cursor })],
  [
    'the public list of a town',
    (cursor) => server.call('chen', 'case', 'publicList', { townId: 'east', cursor }),
  ],
  ['what is open', (cursor) => server.call('chen', 'case', 'publicList', { group: 'open', cursor })],
  [
    'a department’s queue over two states',
    (cursor) => server.call('wang', 'staff', 'queue', { tab: 'toSign', cursor }),
  ],
  ['the city’s queue', (cursor) => server.call('dispatcher', 'staff', 'queue', { tab: 'toSign', cursor })],
]
test.each(pages)('%s: every row once, page by page', async (_name, read) => {
  const ids = await allPages(read)
  expect(ids).toHaveLength(MANY)
  expect(new Set(ids).size).toBe(MANY)
})

test('a whole department’s cases that fall due at the same moment: every row once, page by page', async () => {
  const noon = server.now.value + 3 * HOUR
  const clocks = { signDue: noon, contactDue: noon, resolveDue: noon }
  const same = Array.from({ length: 70 }, (_, index) =>
    aCase({ _id: `same-${index}`, number: `same-${index}`, leadDepartmentId: 'water', clocks }),
  )
  server.put('cases', same)
  const ids = await allPages((cursor) => server.call('he', 'staff', 'queue', { tab: 'toSign', cursor }))
  expect(ids.sort()).toEqual(same.map(({ _id }) => _id).sort())
})

test('a cursor of somebody’s own making starts from the beginning instead of failing', async () => {
  const page = await server.call('chen', 'case', 'publicList', { cursor: 'nonsense' })
  expect(page.items).toHaveLength(20)
})

test('the queue puts the most urgent first', async () => {
  const { items } = await server.call('wang', 'staff', 'queue', { tab: 'toSign' })
  const dues = items.map(({ due }) => due?.at ?? 0)
  expect(dues).toEqual([...dues].sort((a, b) => a - b))
})

test.each(['wang', 'dispatcher', 'supervisor'])(
  'the summary counts what the tabs show %s',
  async (person) => {
    server.put('cases', [
      aCase({ _id: `paused-${person}`, number: `paused-${person}`, state: 'needInfo' }),
      aCase({ _id: `closed-${person}`, number: `closed-${person}`, state: 'closed', closedAt: 1 }),
      aCase({
        _id: `replied-${person}`,
        number: `replied-${person}`,
        state: 'replied',
        mayBePublished: true,
      }),
    ])
    const { tabs, late, dueToday } = await server.call(person, 'staff', 'summary', {})
    for (const { tab, count } of tabs) {
      const ids = await allPages((cursor) => server.call(person, 'staff', 'queue', { tab, cursor }))
      // What is done is history: nobody needs its number to go on.
      expect({ tab, count }).toEqual({ tab, count: tab === 'done' ? undefined : ids.length })
      if (tab === 'late') expect(late).toBe(ids.length)
    }
    expect(late).toBeGreaterThan(0)
    expect(dueToday).toBeGreaterThan(0)
  },
)

test('the figures are counted on indexes: no case is read for them', async () => {
  const before = new Set(server.store.recentQueries())
  await server.call('wang', 'staff', 'summary', {})
  const asked = server.store.recentQueries().filter((query) => !before.has(query))
  const counts = asked.filter(({ collection }) => collection === 'cases')
  expect(counts.length).toBeGreaterThan(0)
  for (const count of counts) expect(count).toMatchObject({ operation: 'count', examined: 0 })
})

test('the map of more than a hundred says how many there are, and where', async () => {
  const box = {
    southWest: { longitude: 113.3, latitude: 22.5 },
    northEast: { longitude: 113.4, latitude: 22.6 },
  }
  const { pins, groups, total } = await server.call('chen', 'case', 'publicMap', box)
  expect([pins.length, total]).toEqual([0, MANY])
  expect(groups.map(({ open }) => open)).toEqual([MANY])
})

test('while a report is filled in: three open cases nearby, the nearest town, the promise', async () => {
  const prepared = await server.call('chen', 'case', 'prepare', {
    text: '井盖坏了',
    point: CENTRE,
    categoryId: 'manhole',
  })
  expect(prepared.nearby).toHaveLength(3)
  expect(prepared).toMatchObject({
    place: { kind: 'inside', town: { id: 'east' } },
    townId: 'east',
    promise: { departmentName: 'streets管理局' },
  })
  expect(prepared.suggested).toContain('manhole')
  const sea = await server.call('chen', 'case', 'prepare', { point: { longitude: 114.6, latitude: 21 } })
  const nothing = { suggested: [], nearby: [], formVersion: expect.any(String) as string }
  expect(sea).toEqual({ ...nothing, place: { kind: 'outside' } })
  // Every sample is lin's: to report it again is what they are warned of.
  const own = await server.call('lin', 'case', 'prepare', { point: CENTRE })
  expect(own.nearby.map(({ mine }) => mine)).toEqual([true, true, true])
})

const WRITES: Partial<Record<string, Partial<CaseDoc>>> = {
  sign: { state: 'dispatched' },
  progress: { state: 'signed' },
  reply: { state: 'signed' },
  close: { state: 'replied' },
  rate: { state: 'closed', closedAt: 1 },
  askInfo: { state: 'signed' },
  giveInfo: { state: 'needInfo' },
  accept: { state: 'submitted' },
  dispatch: { state: 'accepted' },
  publish: {},
  handBack: {},
  verify: { state: 'replied' },
  withdraw: {},
  addNote: {},
}

/** It is read and marked as held in the transaction; the answer looks all verdicts up at once. */
const CALLS_A_PICTURE = 2
const VERDICTS = 1

describe('database calls of a warm instance', () => {
  const lastCalls = () => server.log().at(-1)?.calls
  /** The instance has served others lately, but not whoever calls next. */
  const warmButForThePerson = async () => {
    server.now.value += 21_000
    await server.call('banker', 'case', 'form', {})
  }

  const reads = allSamples('many-000').filter(
    ({ action }) =>
      !(action in WRITES) &&
      /^(view|mine|home|form|prepare|publicList|publicMap|queue|summary|choices|nearby|inbox|start)$/.test(
        action,
      ),
  )
  /** The figures of a desk are a count for each kind of work, all at once. */
  const most = (action: string) => (action === 'summary' ? 6 : 4)
  test.each(reads)(
    '$area.$action: at most 4, the figures of a desk 6',
    async ({ area, action, by, input }: Sample) => {
      await warmButForThePerson()
      await server.send(by, area, { action, input })
      expect(server.log().at(-1)).toMatchObject({ code: 'ok' })
      expect(lastCalls()).toBeLessThanOrEqual(most(action))
    },
  )

  test.each(Object.keys(WRITES))('%s: at most 6, and what its picture takes', async (action) => {
    const _id = `budget-${action}`
    const closedAt = WRITES[action]?.closedAt ? server.now.value : 0
    server.put('cases', [aCase({ _id, number: _id, ...WRITES[action], closedAt })])
    const sample = allSamples(_id).find(
      (row) => (row.area === 'case' || row.area === 'staff') && row.action === action,
    )
    if (!sample) throw new Error(`no sample of ${action}`)
    await warmButForThePerson()
    server.put('media', sampleMedia(_id))
    const answer = await server.send(sample.by, sample.area, {
      action,
      input: { ...sample.input, key: aKey() },
    })
    expect(answer).toMatchObject({ ok: true })
    const ofPicture = 'media' in sample.input ? CALLS_A_PICTURE + VERDICTS : 0
    expect(lastCalls()).toBeLessThanOrEqual(6 + ofPicture)
  })

  test('submit: at most 7, and what its picture takes', async () => {
    const photo = await kept(server, 'chen')
    await warmButForThePerson()
    await server.call('chen', 'case', 'submit', aReport({ media: [photo] }))
    // One more than others: two entries of its history, which a transaction takes one by one.
    expect(lastCalls()).toBeLessThanOrEqual(7 + CALLS_A_PICTURE)
  })

  test('no query looked at many more documents than it returned', () => {
    const greedy = server.store
      .recentQueries()
      .filter(({ examined, returned }) => examined > 3 * returned + 60)
    expect(greedy).toEqual([])
  })
})
