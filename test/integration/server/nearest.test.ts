import { metresBetween, pointOf } from '../../../cloudfunctions/areas/case/geography'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { Random } from '../../../demo/random'
import { seeded } from '../../../demo/random'
import type { Point } from '#domain/case/types'
import { publicPoint } from '#domain/kernel/shown-place'
import { aCase, aPerson, CENTRE, HOUR } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** What is near, held against looking at every case there is. */

const REPORTERS = ['lin', 'chen', 'zhao']

/** Within a few kilometres: evenly, in crowds of some ten metres, and at one and the same spot. */
function somewhere(random: Random): Point {
  const around = (spread: number, { longitude, latitude } = CENTRE): Point => ({
    longitude: longitude + (random.next() - 0.5) * spread,
    latitude: latitude + (random.next() - 0.5) * spread,
  })
  const crowd = { longitude: CENTRE.longitude + 0.004, latitude: CENTRE.latitude - 0.003 }
  const kind = random.next()
  if (kind < 0.5) return around(0.06)
  if (kind < 0.8) return around(0.0008, crowd)
  return kind < 0.9 ? crowd : around(0.004)
}

function randomCases(count: number, now: number): CaseDoc[] {
  const random = seeded(`nearest-${count}`)
  return Array.from({ length: count }, (_, index) => {
    const { longitude, latitude } = somewhere(random)
    const state = random.pick(['submitted', 'processing', 'replied', 'closed'] as const)
    return aCase({
      _id: `c-${index}`,
      number: `c-${index}`,
      state,
      closedAt: state === 'closed' ? 1 : 0,
      published: random.chance(0.5),
      physical: random.chance(0.5),
      leadDepartmentId: random.pick(['streets', 'water']),
      submittedAt: now - Math.round(random.next() * 500) * HOUR,
      reporter: { openid: random.pick(REPORTERS), name: '', phone: '', anonymous: false },
      place: {
        address: '中山三路',
        townId: 'east',
        point: { type: 'Point', coordinates: [longitude, latitude] },
      },
    })
  })
}

interface Near {
  id: string
  metres: number
}
const isOpen = ({ state }: CaseDoc) => state === 'submitted' || state === 'processing'
const isPublic = ({ published, state }: CaseDoc) => published && state !== 'submitted'
const shown = (found: CaseDoc): Point => publicPoint(pointOf(found.place), found.physical)

/** The distances of the nearest there are; which of several equally far ones is shown does not matter. */
function expected(
  cases: CaseDoc[],
  from: Point,
  most: number,
  metres: number,
  seen: (one: CaseDoc) => Point,
) {
  return cases
    .map((one) => metresBetween(from, seen(one)))
    .filter((far) => far <= metres)
    .sort((a, b) => a - b)
    .slice(0, most)
    .map(Math.round)
}

function check(
  items: Near[],
  allowed: CaseDoc[],
  from: Point,
  most: number,
  metres: number,
  seen: (one: CaseDoc) => Point,
) {
  expect(items.map((item) => item.metres)).toEqual(expected(allowed, from, most, metres, seen))
  const byId = new Map(allowed.map((one) => [one._id, one]))
  for (const item of items) {
    const one = byId.get(item.id)
    expect(one && Math.round(metresBetween(from, seen(one)))).toBe(item.metres)
  }
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
}

describe.each([400])('among %s cases', (count) => {
  let server: TestServer
  let cases: CaseDoc[]
  beforeAll(async () => {
    server = await startServer({ people: [aPerson('stranger')] })
    cases = randomCases(count, server.now.value)
    server.put('cases', cases)
  })
  afterAll(() => server.stop())

  test('a citizen sees exactly the three nearest within 250 m: public ones where the public is shown them, and own ones', async () => {
    const random = seeded('citizens')
    for (let round = 0; round < 6; round += 1) {
      const from = somewhere(random)
      const person = round % 2 ? 'stranger' : 'lin'
      const { nearby } = await server.call(person, 'case', 'prepare', { point: from })
      const isMine = (one: CaseDoc) => one.reporter.openid === person
      const allowed = cases.filter((one) => isOpen(one) && (isPublic(one) || isMine(one)))
      const isFirst = (item: (typeof nearby)[number]) => (item.mine ? 0 : 1)
      expect(nearby).toEqual([...nearby].sort((a, b) => isFirst(a) - isFirst(b)))
      const sorted = [...nearby].sort((a, b) => a.metres - b.metres)
      check(sorted, allowed, from, 3, 250, (one) => (isMine(one) ? pointOf(one.place) : shown(one)))
    }
  })

  test('staff see exactly the twenty nearest within 1,000 m that they may see', async () => {
    const seen = seeded('staff')
    for (let round = 0; round < 6; round += 1) {
      const [person, isOurs] =
        round % 2
          ? (['dispatcher', () => true] as const)
          : (['wang', (one: CaseDoc) => one.leadDepartmentId === 'streets'] as const)
      const one = seen.pick(cases.filter(isOurs))
      const { items } = await server.call(person, 'staff', 'nearby', { caseId: one._id })
      const allowed = cases.filter(
        (other) => other !== one && isOpen(other) && (isOurs(other) || isPublic(other)),
      )
      check(items, allowed, pointOf(one.place), 20, 1_000, (other) =>
        isOurs(other) ? pointOf(other.place) : shown(other),
      )
    }
  })

  test('no query sorts in memory or reads what it does not answer, and even a crowd takes few calls', () => {
    const asked = server.store.recentQueries().filter(({ index }) => index === 'nearby')
    expect(asked.length).toBeGreaterThan(0)
    for (const query of asked) {
      expect(query.sortedInMemory).toBe(false)
      expect(query.examined).toBe(query.returned)
    }
    const calls = server.log().filter(({ action }) => /prepare|nearby/.test(action))
    expect(Math.max(...calls.map((line) => line.calls))).toBeLessThanOrEqual(8)
  })
})
