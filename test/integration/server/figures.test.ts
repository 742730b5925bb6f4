import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { QueueTab } from '#domain/api/staff'
import { SIGNED_AT_ONCE } from '#domain/api/staff'
import { aCase, aKey, aLiaison, aNumber, HOUR } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** What staff read as a number is what they find in the list. */

let server: TestServer
beforeAll(async () => {
  server = await startServer({
    people: [aLiaison('both', 'streets', { roles: ['citizen', 'liaison', 'supervisor'] })],
  })
})
afterAll(() => server.stop())

let count = 0
function given(changes: Partial<CaseDoc> = {}): string {
  const _id = `case-${(count += 1)}`
  server.put('cases', [aCase({ _id, number: aNumber(count), ...changes })])
  return _id
}
const dueAt = (at: number): Partial<CaseDoc> => ({ clocks: { signDue: at, contactDue: at, resolveDue: at } })

async function listed(person: string, tab: QueueTab, narrowed: object = {}): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await server.call(person, 'staff', 'queue', { tab, ...narrowed, cursor })
    ids.push(...page.items.map(({ id }) => id))
    if (page.next === undefined) return ids
    cursor = page.next
  }
}
const counted = async (person: string, narrowed: object = {}) => {
  const { tabs } = await server.call(person, 'staff', 'summary', narrowed)
  return new Map(tabs.map(({ tab, count: some }) => [tab, some]))
}

test('what a department handed back, or does not have yet, is not its lateness', async () => {
  const late = dueAt(server.now.value - HOUR)
  const own = given({ ...late, state: 'signed' })
  const notOwn = (['returned', 'submitted', 'accepted'] as const).map((state) => given({ ...late, state }))
  expect(await listed('wang', 'late')).toEqual([own])
  expect((await counted('wang')).get('late')).toBe(1)
  // Whoever pursues lateness sees all of it.
  for (const person of ['supervisor', 'dispatcher'])
    expect((await listed(person, 'late')).sort()).toEqual([own, ...notOwn].sort())
})

test('due today is a list of its own, which the figure counts', async () => {
  const today = given({ ...dueAt(server.now.value + 2 * HOUR), state: 'processing', categoryId: 'noise' })
  given({ ...dueAt(server.now.value + 48 * HOUR), state: 'processing' })
  for (const person of ['wang', 'dispatcher', 'supervisor']) {
    expect(await listed(person, 'dueToday')).toEqual([today])
    const summary = await server.call(person, 'staff', 'summary', {})
    expect(summary.dueToday).toBe(1)
  }
})

test('figures follow the filters of the list', async () => {
  given({ state: 'dispatched', categoryId: 'noise' })
  given({ state: 'dispatched', categoryId: 'noise', place: { ...aCase().place, townId: 'south' } })
  for (const narrowed of [
    { categoryId: 'noise' },
    { townId: 'south' },
    { categoryId: 'noise', townId: 'east' },
  ])
    for (const person of ['wang', 'dispatcher', 'supervisor'])
      for (const [tab, some] of await counted(person, narrowed)) {
        const ids = await listed(person, tab, narrowed)
        expect([person, narrowed, tab, some]).toEqual([
          person,
          narrowed,
          tab,
          tab === 'done' ? undefined : ids.length,
        ])
      }
  expect((await counted('wang', { categoryId: 'noise', townId: 'south' })).get('toSign')).toBe(1)
})

test('narrowed figures and lists are read from indexes: no case is read that is not shown', async () => {
  const before = new Set(server.store.recentQueries())
  await server.call('wang', 'staff', 'summary', { categoryId: 'noise', townId: 'south' })
  await listed('wang', 'toSign', { categoryId: 'noise', townId: 'south' })
  await listed('dispatcher', 'late', { townId: 'south' })
  const asked = server.store
    .recentQueries()
    .filter((query) => !before.has(query) && query.collection === 'cases')
  expect(asked.length).toBeGreaterThan(4)
  for (const { operation, examined, returned } of asked)
    expect([operation, examined]).toEqual([operation, operation === 'count' ? 0 : returned])
})

test.each([
  ['wang', ['review', 'returned', 'toRule']],
  ['supervisor', ['toRule', 'toPublish']],
  ['both', ['toRule', 'toPublish']],
] as const)('%s is refused the tabs of other roles: %j', async (person, tabs) => {
  for (const tab of tabs)
    expect((await server.refused(person, 'staff', 'queue', { tab })).code).toBe('forbidden')
})

describe('signing many', () => {
  const MANY = 130
  beforeAll(() => {
    server.put(
      'cases',
      Array.from({ length: MANY }, (_, index) =>
        aCase({
          _id: `wave-${index}`,
          number: aNumber(1_000 + index),
          leadDepartmentId: 'water',
          state: index % 3 ? 'dispatched' : 'reopened',
          categoryId: index < 100 ? 'secret' : 'noise',
        }),
      ),
    )
  })

  test('all is all that the filters leave, with their numbers, not only a page', async () => {
    const all = await server.call('he', 'staff', 'toSign', {})
    expect(all.items).toHaveLength(MANY)
    expect(all.items[0]?.number).toMatch(/^\d{12}$/)
    expect(all.items.map(({ id }) => id)).toEqual(await listed('he', 'toSign'))
    const noise = await server.call('he', 'staff', 'toSign', { categoryId: 'noise' })
    expect(noise.items).toHaveLength(30)
  })

  test('slice by slice; one that a colleague signed meanwhile is named, the others are signed', async () => {
    const ids = (await server.call('he', 'staff', 'toSign', {})).items.map(({ id }) => id)
    const taken = ids[60] ?? ''
    server.put('people', [aLiaison('hu', 'water')])
    await server.call('hu', 'staff', 'sign', { caseId: taken, key: aKey() })
    const key = aKey()
    const failed: string[] = []
    let signed = 0
    for (let from = 0; from < ids.length; from += SIGNED_AT_ONCE) {
      const slice = { key, caseIds: ids.slice(from, from + SIGNED_AT_ONCE) }
      // The first try of each was done, and its answer lost.
      await server.call('he', 'staff', 'signMany', slice)
      const answer = await server.call('he', 'staff', 'signMany', slice)
      signed += answer.signed.length
      failed.push(...answer.failed.map(({ caseId, message }) => `${caseId} ${message}`))
    }
    expect(signed).toBe(MANY - 1)
    expect(failed).toEqual([expect.stringContaining(`${taken} water管理局联络hu已于`)])
    expect((await server.call('he', 'staff', 'toSign', {})).items).toEqual([])
    expect((await counted('he')).get('inHand')).toBe(MANY)
    const entries = server.store.findDocuments('history', { action: 'sign' })
    expect(entries.filter(({ subject }) => (subject as { id: string }).id.startsWith('wave-'))).toHaveLength(
      MANY,
    )
  })
})
