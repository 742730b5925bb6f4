import { collection, ids, startStore, type StoreFixture } from './support'

/** Points east of a centre, at 0.001° (about 103 m) steps; and one far away. */
const center = [113.38, 22.52] as const
const east = (steps: number): [number, number] => [center[0] + steps / 1000, center[1]]

type Shape = new (...parts: unknown[]) => never
/** The SDK's types know points only. */
type Shapes = Record<'Point' | 'LineString' | 'Polygon', Shape>

let t: StoreFixture
beforeAll(async () => {
  t = await startStore([collection('plain'), collection('indexed', ['@place'], ['open'])])
  const { Geo } = t.node
  const documents = [0, 1, 2, 3, 5, 10].map((steps) => ({
    _id: `p${steps}`,
    open: steps % 2 === 0,
    place: new Geo.Point(...east(steps)),
  }))
  for (const name of ['plain', 'indexed']) {
    await t.node
      .collection(name)
      .add([
        ...documents,
        { _id: 'far', open: true, place: new Geo.Point(116.4, 39.9) },
        { _id: 'nowhere', open: true },
      ])
  }
})
afterAll(() => t.stop())

const here = () => new t.node.Geo.Point(...center)
const square = (west: number, south: number, eastEdge: number, north: number) => {
  const { Point, LineString, Polygon } = t.node.Geo as unknown as Shapes
  const corners = [
    [west, south],
    [eastEdge, south],
    [eastEdge, north],
    [west, north],
    [west, south],
  ]
  return new Polygon([new LineString(corners.map(([x, y]) => new Point(x, y)))])
}

describe.each(['plain', 'indexed'])('%s', (name) => {
  const where = (filter: object) => t.node.collection(name).where(filter)
  const near = (maxDistance?: number, minDistance?: number) =>
    t.node.command.geoNear({ geometry: here(), maxDistance, minDistance } as never)

  test.each([
    [250, undefined, ['p0', 'p1', 'p2']],
    [250, 50, ['p1', 'p2']],
    [0, undefined, ['p0']],
    [1200, 400, ['p5', 'p10']],
    [undefined, 1_000_000, ['far']],
  ])('geoNear up to %s m, from %s m: nearest first', async (most, least, expected) => {
    expect(ids(await where({ place: near(most, least) }).get())).toEqual(expected)
  })

  test('without a limit it reaches everything that has a place', async () => {
    expect(ids(await where({ place: near() }).get())).toEqual(['p0', 'p1', 'p2', 'p3', 'p5', 'p10', 'far'])
  })

  test('with limit and skip, with another condition, with another order', async () => {
    expect(ids(await where({ place: near() }).skip(1).limit(2).get())).toEqual(['p1', 'p2'])
    expect(ids(await where({ place: near(1200), open: true }).get())).toEqual(['p0', 'p2', 'p10'])
    expect(
      ids(
        await where({ place: near(250) })
          .orderBy('_id', 'desc')
          .get(),
      ),
    ).toEqual(['p2', 'p1', 'p0'])
    expect((await where({ place: near(250) }).count()).total).toBe(3)
  })

  test('geoWithin a polygon; its edge counts', async () => {
    const [west, south] = center
    const area = t.node.command.geoWithin({
      geometry: square(west, south - 0.01, west + 0.0025, south + 0.01),
    })
    expect(ids(await where({ place: area }).get()).sort()).toEqual(['p0', 'p1', 'p2'])
  })

  test('geoWithin a circle', async () => {
    const circle = t.node.command.geoWithin({ centerSphere: [[...center], 320 / 6_378_100] } as never)
    expect(ids(await where({ place: circle }).get()).sort()).toEqual(['p0', 'p1', 'p2', 'p3'])
  })

  test('geoIntersects', async () => {
    const { Point, LineString } = t.node.Geo as unknown as Shapes
    const line = new LineString([new Point(...east(0.5)), new Point(...east(3.5))])
    const crossing = t.node.command.geoIntersects({ geometry: line })
    expect(ids(await where({ place: crossing }).get()).sort()).toEqual(['p1', 'p2', 'p3'])
  })

  test('a point that moves is found where it is', async () => {
    await t.node
      .collection(name)
      .doc('p10')
      .update({ place: new t.node.Geo.Point(...east(0.1)) })
    expect(ids(await where({ place: near(50) }).get())).toEqual(['p0', 'p10'])
    await t.node.collection(name).doc('p10').update({ place: t.node.command.remove() })
    expect(ids(await where({ place: near(50) }).get())).toEqual(['p0'])
    await t.node
      .collection(name)
      .doc('p10')
      .update({ place: new t.node.Geo.Point(...east(10)) })
  })
})

test('the index is used', async () => {
  await t.node
    .collection('indexed')
    .where({ place: t.node.command.geoNear({ geometry: here(), maxDistance: 250 } as never) })
    .get()
  expect(t.gateway.store.recentQueries().at(-1)).toMatchObject({ index: '@place', examined: 3, returned: 3 })
})

test('aggregate.geoNear gives distances', async () => {
  const result = (await t.node
    .collection('indexed')
    .aggregate()
    .geoNear({
      near: here(),
      distanceField: 'metres',
      spherical: true,
      maxDistance: 250,
      query: { open: true },
    } as never)
    .project({ metres: 1 })
    .end()) as { data: { _id: string; metres: number }[] }
  expect(result.data.map(({ _id, metres }) => [_id, Math.round(metres)])).toEqual([
    ['p0', 0],
    ['p2', 206],
  ])
})

test('distances equal the cloud’s to the last digit', async () => {
  await t.node.createCollection('one')
  await t.node.collection('one').add({ _id: 'x', place: new t.node.Geo.Point(113.306789, 23.1564721) })
  const near = new t.node.Geo.Point(113.3089506, 23.0968251)
  const result = (await t.node
    .collection('one')
    .aggregate()
    .geoNear({ near, distanceField: 'metres', spherical: true, key: 'place' } as never)
    .end()) as { data: object[] }
  expect(result.data).toMatchObject([{ metres: 6643.521654040738 }])
})

test.each([
  [
    {
      $nearSphere: {
        $geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
      },
    },
    /needs a Point/,
  ],
  [{ $nearSphere: { $geometry: { type: 'Point', coordinates: [200, 0] } } }, /not a GeoJSON geometry/],
  [{ $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] }, $maxDistance: -1 } }, /0 or more/],
  [
    {
      $geoWithin: {
        $box: [
          [0, 0],
          [1, 1],
        ],
      },
    },
    /\$box is not supported/,
  ],
])('case %# is refused', async (condition, message) => {
  await expect(
    t.node.collection('indexed').options({ raw: true }).where({ place: condition }).get(),
  ).rejects.toThrow(message)
})

test('what is no geometry cannot be indexed', async () => {
  await expect(t.node.collection('indexed').add({ place: 'here' })).rejects.toThrow(/geo keys/)
})
