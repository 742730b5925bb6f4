import { collection, startStore, type StoreFixture } from './support'

/** What a transaction may do: WeChat's reference allows it single documents only. */

let t: StoreFixture
beforeAll(async () => {
  t = await startStore([collection('c', ['n'])])
})
afterAll(() => t.stop())

const c = () => t.node.collection('c')
type Collection = ReturnType<typeof c>
interface Tx {
  collection(name: string): Collection
  commit(): Promise<unknown>
}

beforeEach(async () => {
  await c().where({ _id: /.*/ }).remove()
  await c().add([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 2 },
  ])
})

test.each<[string, (inside: Collection) => Promise<unknown>]>([
  ['a question', (inside) => inside.where({ n: 1 }).get()],
  ['a question without a filter', (inside) => inside.get()],
  ['an update that returns', (inside) => inside.where({ n: 1 }).updateAndReturn({ n: 3 })],
  ['several new ones at once', (inside) => inside.add([{ n: 7 }, { n: 8 }])],
])('%s is refused, and the transaction goes on without it', async (_name, work) => {
  const tx = (await t.node.startTransaction()) as unknown as Tx
  await tx.collection('c').doc('b').update({ n: 9 })
  await expect(work(tx.collection('c'))).rejects.toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('single documents'),
  })
  await tx.commit()
  const { data } = await c().where({}).orderBy('_id', 'asc').get()
  expect(data).toMatchObject([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 9 },
  ])
  expect(data).toHaveLength(2)
})

test('through wx-server-sdk too', async () => {
  const work = (tx: Tx) => tx.collection('c').where({ n: 1 }).get()
  const database = t.db as unknown as { runTransaction(work: unknown): Promise<unknown> }
  await expect(database.runTransaction(work)).rejects.toMatchObject({
    errMsg: expect.stringContaining('single documents'),
  })
})

test('300 of them in one transaction', async () => {
  const tx = (await t.node.startTransaction()) as unknown as Tx
  for (let i = 0; i < 300; i += 1) await tx.collection('c').add({ _id: `m${i}`, n: 100 })
  await tx.commit()
  expect((await c().where({ n: 100 }).count()).total).toBe(300)
})
