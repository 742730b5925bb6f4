import { startTestGateway, type TestGateway } from '../../support/gateway'

let t: TestGateway
beforeAll(async () => {
  t = await startTestGateway({
    schema: [{ name: 'things', indexes: [], rules: { read: false, write: false } }],
    strictIndexes: false,
  })
})
afterAll(() => t.stop())

test('add, get, update, where, transaction', async () => {
  const { db } = t
  const _ = db.command
  const things = db.collection('things')
  const { _id } = await things.add({
    data: { n: 1, at: db.serverDate(), p: db.Geo.Point(113, 22), big: 1795435117180 },
  })
  const got = await things.doc(_id).get()
  expect(got.data).toMatchObject({ _id, n: 1, big: 1795435117180 })
  expect((got.data as { at: Date }).at).toBeInstanceOf(Date)
  expect(await things.doc(_id).update({ data: { n: _.inc(2), log: _.push([{ a: 1 }]) } })).toMatchObject({
    stats: { updated: 1 },
  })
  const { data } = await things
    .where({
      n: _.gt(2).and(_.lt(10)),
      p: _.geoNear({ geometry: db.Geo.Point(113, 22), maxDistance: 10, minDistance: 0 }),
    })
    .get()
  expect(data).toHaveLength(1)
  const result = await db.runTransaction(async (transaction) => {
    const doc = await transaction.collection('things').doc(_id).get()
    await transaction
      .collection('things')
      .doc(_id)
      .update({ data: { n: 9 } })
    await transaction.collection('things').add({ data: { _id: 'x', n: (doc.data as { n: number }).n } })
    return 'done'
  })
  expect(result).toBe('done')
  expect((await things.count()).total).toBe(2)
  await expect(things.add({ data: { _id: 'x' } })).rejects.toMatchObject({ errCode: -502001 })
  await expect(things.doc('missing').get()).rejects.toThrow('does not exist')
  await expect(db.collection('nope').get()).rejects.toMatchObject({ errCode: -502005 })
  const up = await t.cloud.uploadFile({ cloudPath: 'a/中 文.txt', fileContent: Buffer.from('hi') as never })
  const down = await t.cloud.downloadFile({ fileID: up.fileID })
  expect(String(down.fileContent)).toBe('hi')
  const agg = await things
    .aggregate()
    .match({ n: _.gte(1) })
    .group({ _id: null, total: db.command.aggregate.sum('$n') })
    .end()
  expect(agg.list).toEqual([{ _id: null, total: 12 }])
})
