import { metresBetween, pointOf } from '../../../cloudfunctions/areas/case/geography'
import type { Layer } from '../../../cloudfunctions/areas/case/map-cells'
import { coverAround, mapCellsOf } from '../../../cloudfunctions/areas/case/map-cells'
import { nearest } from '../../../cloudfunctions/areas/case/nearest'
import type { CaseDoc } from '../../../cloudfunctions/areas/case/documents'
import type { Random } from '../../../demo/random'
import { seeded } from '../../../demo/random'
import type { Point } from '#domain/case/types'
import { MOST_MOVED_METRES, publicPoint } from '#domain/kernel/shown-place'
import { aCase, CENTRE } from '../../builders'

/** The search for the nearest, held against looking at every case there is. */

const CROWD = { longitude: CENTRE.longitude + 0.004, latitude: CENTRE.latitude - 0.003 }

/** Within some kilometres: evenly, in crowds of some ten metres, and at one and the same spot. */
function somewhere(random: Random): Point {
  const around = (spread: number, { longitude, latitude }: Point): Point => ({
    longitude: longitude + (random.next() - 0.5) * spread,
    latitude: latitude + (random.next() - 0.5) * spread,
  })
  const kind = random.next()
  if (kind < 0.6) return around(0.06, CENTRE)
  if (kind < 0.8) return around(0.0008, CROWD)
  return kind < 0.85 ? CROWD : around(0.004, CENTRE)
}

/** Newest first, as the index gives them. */
function citizensCases(count: number): CaseDoc[] {
  const random = seeded(`nearest-${count}`)
  return Array.from({ length: count }, (_, index) => {
    const { longitude, latitude } = somewhere(random)
    return aCase({
      _id: `c-${String(index).padStart(6, '0')}`,
      state: 'processing',
      published: random.chance(0.8),
      physical: random.chance(0.5),
      submittedAt: 1e9 - index,
      place: { address: '', townId: 'east', point: { type: 'Point', coordinates: [longitude, latitude] } },
    })
  })
}

const exact = (found: CaseDoc): Point => pointOf(found.place)
const shown = (found: CaseDoc): Point => publicPoint(exact(found), found.physical)

/** Reads pages as the database does, and counts. */
function reader(cases: CaseDoc[]) {
  const byCell = new Map<string, CaseDoc[]>()
  for (const one of cases)
    for (const cell of mapCellsOf(one)) {
      const there = byCell.get(cell)
      if (there) there.push(one)
      else byCell.set(cell, [one])
    }
  const count = { reads: 0, rows: 0 }
  const read = (cells: string[], size: number, cursor = '0') => {
    const all = cells.flatMap((cell) => byCell.get(cell) ?? []).sort((a, b) => b.submittedAt - a.submittedAt)
    const [from, to] = [Number(cursor), Number(cursor) + size]
    count.reads += 1
    count.rows += all.slice(from, to).length
    return Promise.resolve({ rows: all.slice(from, to), ...(all.length > to ? { next: String(to) } : {}) })
  }
  return { read, count, byCell }
}

describe.each([300, 1_000, 10_000])('among %s cases', (count) => {
  const cases = citizensCases(count)
  const { read, count: counted, byCell } = reader(cases)

  async function compare(
    layer: Layer,
    from: Point,
    most: number,
    metres: number,
    seen: (one: CaseDoc) => Point | undefined,
  ) {
    const moved = layer === 'open' ? MOST_MOVED_METRES : 0
    const measure = (one: CaseDoc) => {
      const point = seen(one)
      return point && metresBetween(from, point)
    }
    const before = { ...counted }
    const cover = (reach: number) => coverAround(layer, from, reach + moved)
    const found = await nearest<CaseDoc>({ metres, most, cover, read, measure })
    const all = (byCell.get(layer) ?? [])
      .flatMap((one) => {
        const far = measure(one)
        return far !== undefined && far <= metres ? [{ id: one._id, far }] : []
      })
      .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))
      .slice(0, most)
    expect(found.map(({ _id, metres: far }) => ({ id: _id, far }))).toEqual(all)
    return { reads: counted.reads - before.reads, rows: counted.rows - before.rows }
  }

  test.each<[string, Layer, number, number, (one: CaseDoc) => Point | undefined]>([
    ['3 within 250 m for citizens', 'publicOpen', 3, 250, shown],
    ['20 within 1,000 m for staff', 'open', 20, 1_000, exact],
    ['20 of them, shown elsewhere than they are', 'open', 20, 1_000, shown],
    [
      '20 where most are not wanted',
      'open',
      20,
      1_000,
      (one) => (one.submittedAt % 9 ? undefined : exact(one)),
    ],
    ['all there are', 'open', 100_000, 600, exact],
  ])('exactly the nearest: %s', async (_name, layer, most, metres, seen) => {
    const random = seeded(`from-${count}`)
    const costs = []
    for (let round = 0; round < 15; round += 1)
      costs.push(await compare(layer, somewhere(random), most, metres, seen))
    // Reading on is for those who ask for all, and for more at one spot than a page holds.
    if (most < 100) expect(Math.max(...costs.map(({ reads }) => reads))).toBeLessThanOrEqual(8)
    if (count === 300) expect(Math.max(...costs.map(({ reads }) => reads))).toBeLessThanOrEqual(2)
  })

  test('from within a crowd, and from its edge', async () => {
    for (const north of [0, 0.0003, 0.0008, 0.004])
      await compare('open', { ...CROWD, latitude: CROWD.latitude + north }, 20, 1_000, exact)
  })
})

test('of very many at the very spot, one read gives the newest', async () => {
  const cases = citizensCases(10_000)
  const { read, count, byCell } = reader(cases)
  const measure = (one: CaseDoc) => metresBetween(CROWD, exact(one))
  const cover = (reach: number) => coverAround('open', CROWD, reach)
  const found = await nearest<CaseDoc>({ metres: 1_000, most: 3, cover, read, measure })
  const there = (byCell.get('open') ?? []).filter((one) => measure(one) === 0)
  expect(there.length).toBeGreaterThan(300)
  expect(found.map(({ _id }) => _id)).toEqual(there.slice(0, 3).map(({ _id }) => _id))
  expect(count.reads).toBe(1)
})

test('where few are near, one read is enough', async () => {
  const cases = citizensCases(150)
  const { read, count } = reader(cases)
  const measure = (one: CaseDoc) => metresBetween(CENTRE, exact(one))
  const cover = (reach: number) => coverAround('open', CENTRE, reach)
  await nearest<CaseDoc>({ metres: 1_000, most: 20, cover, read, measure })
  expect(count.reads).toBe(1)
})
