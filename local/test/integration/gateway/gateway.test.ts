import type { Caller } from '../../../gateway'
import { collection, startStore, type StoreFixture } from '../store/support'

let now = Date.now()
let calls: { name: string; data: unknown; caller: Caller }[]
let t: StoreFixture
beforeAll(async () => {
  t = await startStore([collection('c', ['n'])], {
    clock: () => new Date(now),
    invokeFunction: (name, data, caller) => {
      calls.push({ name, data, caller })
      if (name === 'broken') {
        return Promise.reject(Object.assign(new Error('it threw'), { code: 'FUNCTIONS_EXECUTE_FAIL' }))
      }
      return Promise.resolve(name === 'silent' ? undefined : { echo: data })
    },
    openApi: (name, data, caller) => {
      calls.push({ name, data, caller })
      if (name === 'security.msgSecCheck')
        return Promise.resolve({ errcode: 0, errmsg: 'ok', trace_id: 't-1', result: { suggest: 'pass' } })
      return Promise.resolve({ errcode: 43101, errmsg: 'user refuse to accept the msg' })
    },
  })
})
afterAll(() => t.stop())
beforeEach(() => {
  calls = []
  now = Date.now()
})

const post = async (body: unknown) => {
  const answer = await fetch(t.adminUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const content = (await answer.json()) as Record<string, unknown>
  return { ...content, status: answer.status } as Record<string, unknown> & { status: number }
}

describe('protocol', () => {
  test.each([
    ['an unknown action', { action: 'database.frobnicate' }, 'INVALID_PARAM', 'database.frobnicate'],
    ['an action out of a prototype', { action: 'toString' }, 'INVALID_PARAM', 'toString'],
    ['no action', {}, 'INVALID_PARAM', 'undefined'],
    ['no JSON', 'nonsense', 'INVALID_PARAM', 'JSON object'],
    ['a list', [], 'INVALID_PARAM', 'JSON object'],
    ['no collection', { action: 'database.getDocument' }, 'INVALID_PARAM', 'collectionName'],
    [
      'a missing collection',
      { action: 'database.getDocument', collectionName: 'x' },
      'DATABASE_COLLECTION_NOT_EXIST',
      'x',
    ],
    [
      'a query that is no JSON',
      { action: 'database.getDocument', collectionName: 'c', query: '{' },
      'DATABASE_REQUEST_FAILED',
      'extended JSON',
    ],
    [
      'a query that is a list',
      { action: 'database.getDocument', collectionName: 'c', query: '[]' },
      'INVALID_PARAM',
      'query',
    ],
    [
      'an unknown query operator',
      { action: 'database.getDocument', collectionName: 'c', query: '{"n":{"$frobnicate":1}}' },
      'DATABASE_REQUEST_FAILED',
      '$frobnicate',
    ],
    [
      'code in a query',
      { action: 'database.getDocument', collectionName: 'c', query: '{"$where":"1"}' },
      'DATABASE_REQUEST_FAILED',
      '$where',
    ],
    [
      'a negative skip',
      { action: 'database.getDocument', collectionName: 'c', offset: -1 },
      'INVALID_PARAM',
      'offset',
    ],
    [
      'a limit that is text',
      { action: 'database.getDocument', collectionName: 'c', limit: '5' },
      'INVALID_PARAM',
      'limit',
    ],
    [
      'documents that are no list',
      { action: 'database.insertDocument', collectionName: 'c', data: '{}' },
      'INVALID_PARAM',
      'data',
    ],
    [
      'a field with a dollar',
      { action: 'database.insertDocument', collectionName: 'c', data: ['{"$n":1}'] },
      'DATABASE_REQUEST_FAILED',
      '$n',
    ],
    [
      'a document that is a number',
      { action: 'database.insertDocument', collectionName: 'c', data: ['1'] },
      'DATABASE_REQUEST_FAILED',
      'object',
    ],
    [
      'a collection that exists',
      { action: 'database.addCollection', collectionName: 'c' },
      'DATABASE_COLLECTION_ALREADY_EXIST',
      'c',
    ],
    [
      'a bad collection name',
      { action: 'database.addCollection', collectionName: 'c"; DROP TABLE c1' },
      'INVALID_PARAM',
      'DROP',
    ],
    [
      'a missing transaction',
      { action: 'database.commitTransaction', transactionId: 'x' },
      'DATABASE_TRANSACTION_FAIL',
      'TransactionNotExist',
    ],
    // The SDK sends these without the transaction: there they happen outside of it.
    [
      'a count in a transaction',
      { action: 'database.calculateDocument', collectionName: 'c', transactionId: 'x' },
      'INVALID_PARAM',
      'single documents',
    ],
    [
      'an aggregation in a transaction',
      { action: 'database.aggregateDocuments', collectionName: 'c', stages: [], transactionId: 'x' },
      'INVALID_PARAM',
      'single documents',
    ],
    [
      'an update by filter in a transaction',
      {
        action: 'database.modifyDocument',
        collectionName: 'c',
        queryType: 'WHERE',
        data: '{}',
        transactionId: 'x',
      },
      'INVALID_PARAM',
      'single documents',
    ],
    [
      'a removal by filter in a transaction',
      { action: 'database.removeDocument', collectionName: 'c', queryType: 'WHERE', transactionId: 'x' },
      'INVALID_PARAM',
      'single documents',
    ],
    [
      'a bad regular expression',
      {
        action: 'database.getDocument',
        collectionName: 'c',
        query: '{"n":{"$regularExpression":{"pattern":"(","options":""}}}',
      },
      'DATABASE_REQUEST_FAILED',
      'Regular expression',
    ],
    [
      'a 64-bit integer that would be rounded',
      {
        action: 'database.insertDocument',
        collectionName: 'c',
        data: ['{"n":{"$numberLong":"9007199254740993"}}'],
      },
      'DATABASE_REQUEST_FAILED',
      '9007199254740993',
    ],
  ])('%s: a coded answer', async (_name, body, code, named) => {
    const answer = await post(body)
    expect(answer).toMatchObject({ status: 200, code, requestId: expect.any(String) as string })
    expect(answer.message).toContain(named)
    expect(answer.message).not.toMatch(/\n|:\d+:\d+/)
  })

  test('wx-server-sdk turns the codes into its numbers', async () => {
    await expect(t.db.collection('missing').get()).rejects.toMatchObject({ errCode: -502005 })
    await t.db.collection('c').add({ data: { _id: 'twice' } })
    await expect(t.db.collection('c').add({ data: { _id: 'twice' } })).rejects.toMatchObject({
      errCode: -502001,
    })
  })

  test('other paths are not its own', async () => {
    expect((await fetch(t.adminUrl)).status).toBe(404)
    expect((await fetch(t.adminUrl.replace('/admin', '/other'), { method: 'POST' })).status).toBe(404)
  })

  test('createCollection', async () => {
    await t.node.createCollection('fresh')
    await t.node.collection('fresh').add({ n: 1 })
    expect((await t.node.collection('fresh').count()).total).toBe(1)
  })
})

describe('limits', () => {
  beforeAll(async () => {
    await t.node.createCollection('many')
    t.gateway.store.importMany(
      'many',
      Array.from({ length: 1200 }, (_, i) => ({ _id: `m${String(i).padStart(4, '0')}`, i })),
    )
  })

  test.each([
    [undefined, 100],
    [5, 5],
    [1000, 1000],
    [5000, 1000],
  ])('get with limit %s gives %i', async (limit, expected) => {
    const query = t.node.collection('many')
    expect((await (limit === undefined ? query : query.limit(limit)).get()).data).toHaveLength(expected)
  })

  test('what the client sends is capped here as well', async () => {
    const answer = await post({ action: 'database.getDocument', collectionName: 'many', limit: 5000 })
    expect((answer.data as { list: unknown[] }).list).toHaveLength(1000)
  })

  test('a document over 16 MB is refused', async () => {
    await expect(t.node.collection('many').add({ text: 'x'.repeat(17_000_000) })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })
})

describe('functions', () => {
  test('callFunction carries data there and the result back', async () => {
    expect(await t.cloud.callFunction({ name: 'f', data: { 中: [1] } })).toMatchObject({
      result: { echo: { 中: [1] } },
      errMsg: 'callFunction:ok',
    })
    expect(calls).toMatchObject([{ name: 'f', data: { 中: [1] }, caller: { runtime: 'scf' } }])
  })

  test('no data, no result', async () => {
    expect(await t.cloud.callFunction({ name: 'silent' })).toMatchObject({ result: null })
    expect(calls).toMatchObject([{ data: {} }])
  })

  test('a failure has its code', async () => {
    await expect(t.cloud.callFunction({ name: 'broken' })).rejects.toMatchObject({
      // The SDK keeps no number for an error it threw itself; the code is lost in the cloud too.
      errCode: -1,
      errMsg: expect.stringContaining('it threw') as string,
    })
  })
})

describe('open API', () => {
  const openapi = () =>
    t.cloud.openapi as unknown as Record<
      string,
      Record<string, (data: object) => Promise<Record<string, unknown>>>
    >

  test('names are turned both ways', async () => {
    const answer = await openapi().security?.msgSecCheck?.({
      content: '路灯',
      openid: 'o',
      deepData: { innerValue: 1 },
    })
    expect(calls).toMatchObject([
      { name: 'security.msgSecCheck', data: { content: '路灯', openid: 'o', deep_data: { inner_value: 1 } } },
    ])
    expect(answer).toMatchObject({ traceId: 't-1', result: { suggest: 'pass' }, errCode: 0 })
  })

  test('WeChat’s errors reject with their code', async () => {
    const sent = openapi().subscribeMessage?.send?.({ touser: 'o', templateId: 'T', data: {} })
    await expect(sent).rejects.toMatchObject({
      errCode: 43101,
      errMsg: expect.stringContaining('refuse') as string,
    })
    expect(calls).toMatchObject([{ data: { template_id: 'T' } }])
  })

  test('media come as bytes', async () => {
    await openapi().security?.msgSecCheck?.({
      media: { contentType: 'image/png', value: Buffer.from([1, 2, 0]) },
    })
    expect(calls).toMatchObject([
      { data: { media: { fileName: 'media.png', value: Buffer.from([1, 2, 0]) } } },
    ])
  })
})
