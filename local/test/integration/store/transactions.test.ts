import { collection, startStore, type StoreFixture } from './support'

let now = Date.now()
let t: StoreFixture
beforeAll(async () => {
  t = await startStore([collection('c', ['n'], ['!code'])], {
    clock: () => new Date(now),
    strictIndexes: true,
  })
})
afterAll(() => t.stop())

const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT' }
const over = { code: 'DATABASE_TRANSACTION_FAIL' }
const c = () => t.node.collection('c')

interface Doc {
  _id: string
  n?: number
}
/** Reads a document outside any transaction. */
async function read(id: string): Promise<Doc | undefined> {
  return (await c().doc(id).get()).data[0] as Doc | undefined
}
interface Tx {
  collection(name: string): ReturnType<typeof c>
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}
const begin = () => t.node.startTransaction() as unknown as Promise<Tx>
async function readIn(tx: Tx, id: string): Promise<Doc | null> {
  return ((await tx.collection('c').doc(id).get()) as unknown as { data: Doc | null }).data
}

beforeEach(async () => {
  now = Date.now()
  await c().where({ _id: /.*/ }).remove()
  await c().add([
    { _id: 'a', n: 1, code: 'A' },
    { _id: 'b', n: 2, code: 'B' },
  ])
})

describe('isolation', () => {
  test('reads the snapshot of its first operation', async () => {
    const tx = await begin()
    expect(await readIn(tx, 'a')).toMatchObject({ n: 1 })
    await c().doc('a').update({ n: 10 })
    await c().add({ _id: 'z', n: 1, code: 'Z' })
    await c().doc('b').remove()
    expect(await readIn(tx, 'a')).toMatchObject({ n: 1 })
    expect(await readIn(tx, 'b')).toMatchObject({ n: 2 })
    expect(await readIn(tx, 'z')).toBeNull()
    await tx.commit()
    expect(await read('a')).toMatchObject({ n: 10 })
  })

  test('sees its own writes; others do not until it commits', async () => {
    const tx = await begin()
    const more = t.node.command.inc(5)
    await tx.collection('c').doc('a').update({ n: more })
    await tx.collection('c').add({ _id: 'new', n: 6, code: 'N' })
    await tx.collection('c').doc('b').remove()
    const seen = [await readIn(tx, 'a'), await readIn(tx, 'new'), await readIn(tx, 'b')]
    expect(seen.map((doc) => doc?.n)).toEqual([6, 6, undefined])
    expect((await c().where({ n: 6 }).get()).data).toEqual([])
    expect(await read('b')).toBeDefined()
    await tx.commit()
    expect((await c().where({ n: 6 }).count()).total).toBe(2)
    expect(await read('b')).toBeUndefined()
  })

  test('rolled back: nothing of it happened', async () => {
    const tx = await begin()
    await tx.collection('c').doc('a').set({ n: 99 })
    await tx.collection('c').add({ _id: 'new', code: 'N' })
    await tx.rollback()
    expect(await read('a')).toMatchObject({ n: 1, code: 'A' })
    expect(await read('new')).toBeUndefined()
    await expect(tx.collection('c').doc('a').update({ n: 3 })).rejects.toMatchObject(over)
  })
})

describe('conflicts: the first writer wins', () => {
  test('a document that another open transaction has written', async () => {
    const [one, two] = [await begin(), await begin()]
    await one.collection('c').doc('a').update({ n: 5 })
    await expect(two.collection('c').doc('a').update({ n: 6 })).rejects.toMatchObject(conflict)
    await expect(two.commit()).rejects.toMatchObject(over)
    await one.commit()
    expect(await read('a')).toMatchObject({ n: 5 })
  })

  test('a document written since the snapshot', async () => {
    const tx = await begin()
    await readIn(tx, 'b')
    await c().doc('a').update({ n: 5 })
    await expect(tx.collection('c').doc('a').update({ n: 6 })).rejects.toMatchObject(conflict)
  })

  test('a removed document', async () => {
    const tx = await begin()
    await readIn(tx, 'a')
    await c().doc('a').remove()
    await expect(tx.collection('c').doc('a').update({ n: 6 })).rejects.toMatchObject(conflict)
  })

  test('the same new _id, and the same new value of a unique index', async () => {
    const [one, two, three] = [await begin(), await begin(), await begin()]
    await one.collection('c').add({ _id: 'new', code: 'N' })
    await expect(two.collection('c').add({ _id: 'new', code: 'O' })).rejects.toMatchObject(conflict)
    await expect(three.collection('c').add({ _id: 'other', code: 'N' })).rejects.toMatchObject(conflict)
    await one.commit()
  })

  test('an insert of what was committed since the snapshot', async () => {
    const tx = await begin()
    await readIn(tx, 'a')
    await c().add({ _id: 'new', code: 'N' })
    await expect(tx.collection('c').add({ _id: 'new', code: 'O' })).rejects.toMatchObject(conflict)
  })

  test('reads do not conflict, nor writes of different documents', async () => {
    const [one, two] = [await begin(), await begin()]
    await readIn(one, 'b')
    await readIn(two, 'a')
    await one.collection('c').doc('a').update({ n: 5 })
    await two.collection('c').doc('b').update({ n: 6 })
    await one.commit()
    await two.commit()
    expect([await read('a'), await read('b')]).toMatchObject([{ n: 5 }, { n: 6 }])
  })

  test('what it wrote itself is no conflict', async () => {
    const tx = await begin()
    await tx.collection('c').doc('a').update({ n: 5 })
    await tx.collection('c').doc('a').update({ n: 6 })
    await tx.collection('c').doc('a').remove()
    await tx.collection('c').add({ _id: 'a', n: 7, code: 'A' })
    await tx.commit()
    expect(await read('a')).toEqual({ _id: 'a', n: 7, code: 'A' })
  })

  test('a write outside waits for the transaction that holds the document', async () => {
    const tx = await begin()
    await tx
      .collection('c')
      .doc('a')
      .update({ n: t.node.command.inc(10) })
    let done = false
    const outside = c()
      .doc('a')
      .update({ n: t.node.command.inc(100) })
      .then(() => (done = true))
    await c().doc('b').update({ n: 7 })
    expect(done).toBe(false)
    await tx.commit()
    await outside
    expect(await read('a')).toMatchObject({ n: 111 })
  })
})

describe('unique indexes', () => {
  test.each([
    ['a committed document', (tx: Tx) => tx.collection('c').add({ _id: 'x', code: 'A' })],
    [
      'an own write',
      async (tx: Tx) => {
        await tx.collection('c').add({ _id: 'x', code: 'X' })
        await tx.collection('c').add({ _id: 'y', code: 'X' })
      },
    ],
    ['an update', (tx: Tx) => tx.collection('c').doc('a').update({ code: 'B' })],
    ['the _id', (tx: Tx) => tx.collection('c').add({ _id: 'a', code: 'X' })],
  ])('%s has the value', async (_name, write) => {
    const tx = await begin()
    await expect(write(tx)).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('E11000') as string,
    })
    await expect(tx.commit()).rejects.toMatchObject(over)
  })

  test('a value given up may be taken', async () => {
    const tx = await begin()
    await tx.collection('c').doc('a').update({ code: 'free' })
    await tx.collection('c').doc('b').update({ code: 'A' })
    await tx.commit()
    expect((await c().where({ code: 'A' }).get()).data).toMatchObject([{ _id: 'b' }])
  })

  test('in another order: the one that took it first gave it up last', async () => {
    const tx = await begin()
    await tx.collection('c').doc('b').update({ code: 'temporary' })
    await tx.collection('c').doc('a').update({ code: 'B' })
    await tx.collection('c').doc('b').update({ code: 'A' })
    await tx.commit()
    expect((await c().where({ code: 'A' }).get()).data).toMatchObject([{ _id: 'b' }])
  })

  test('outside a transaction', async () => {
    await expect(c().add({ _id: 'x', code: 'A' })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    await expect(c().doc('a').update({ code: 'B' })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
    expect([await read('x'), await read('a')]).toMatchObject([undefined, { code: 'A' }])
  })
})

describe('runTransaction', () => {
  test('returns what the callback returns', async () => {
    const result = await t.node.runTransaction(async (tx: Tx) => {
      await tx.collection('c').doc('a').update({ n: 7 })
      return 'done'
    })
    expect(result).toBe('done')
    expect(await read('a')).toMatchObject({ n: 7 })
  })

  test('tries again after a conflict: no increment is lost', async () => {
    const increment = () =>
      t.node.runTransaction(async (tx: Tx) => {
        const before = await readIn(tx, 'a')
        await tx
          .collection('c')
          .doc('a')
          .update({ n: (before?.n ?? 0) + 1 })
      }, 50) as Promise<unknown>
    await Promise.all(Array.from({ length: 10 }, increment))
    expect(await read('a')).toMatchObject({ n: 11 })
  })

  test('an error of the callback rolls back', async () => {
    const failed = t.node.runTransaction(async (tx: Tx) => {
      await tx.collection('c').doc('a').update({ n: 7 })
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await read('a')).toMatchObject({ n: 1 })
    await c().doc('a').update({ n: 8 })
  })

  test('rollback with a reason', async () => {
    const given = t.node.runTransaction((tx: Tx) => tx.rollback('a reason'))
    await expect(given).rejects.toBe('a reason')
  })

  test('through wx-server-sdk', async () => {
    const transaction = (work: (tx: Tx) => Promise<unknown>) =>
      (t.db as unknown as { runTransaction(work: unknown): Promise<unknown> }).runTransaction(work)
    const result = await transaction(async (tx) => {
      const { data } = (await tx.collection('c').doc('a').get()) as unknown as { data: Doc }
      await tx
        .collection('c')
        .doc('a')
        .update({ data: { n: (data.n ?? 0) + 1 } })
      return data.n
    })
    expect(result).toBe(1)
    expect(await read('a')).toMatchObject({ n: 2 })
  })
})

describe('the end', () => {
  test('30 seconds after its start a transaction is gone, and what it held is free', async () => {
    const tx = await begin()
    await tx.collection('c').doc('a').update({ n: 5 })
    now += 30_001
    await c().doc('a').update({ n: 6 })
    await expect(tx.commit()).rejects.toMatchObject(over)
    expect(await read('a')).toMatchObject({ n: 6 })
  })

  test('just before, it still commits', async () => {
    const tx = await begin()
    await tx.collection('c').doc('a').update({ n: 5 })
    now += 29_999
    await tx.commit()
    expect(await read('a')).toMatchObject({ n: 5 })
  })

  test('twice is once too often', async () => {
    const tx = await begin()
    await tx.commit()
    await expect(tx.commit()).rejects.toMatchObject(over)
    await expect(tx.rollback()).rejects.toMatchObject(over)
    await expect(tx.collection('c').doc('a').get()).rejects.toMatchObject(over)
  })

  test('a failed write ends it', async () => {
    const tx = await begin()
    await expect(
      tx
        .collection('c')
        .doc('a')
        .update({ n: t.node.command.push([1]) }),
    ).rejects.toThrow(/must be an array/)
    await expect(tx.commit()).rejects.toMatchObject(over)
  })
})
