import { caseStore } from '../../../cloudfunctions/areas/case/store'
import type { Store, TransactionStore } from '../../../cloudfunctions/kernel/platform/database'

/** The cloud's transactions take single documents by id; what else the SDK offers there would leave the transaction. */
test('inside a transaction a store offers no question, to the compiler nor at all', () => {
  const documents = { get: jest.fn(), insert: jest.fn(), update: jest.fn(), remove: jest.fn() }
  const place = { collection: () => documents, command: {} }
  const inside = { ...place, canAsk: false } as unknown as TransactionStore
  const outside = { ...place, canAsk: true } as unknown as Store
  expect(Object.keys(caseStore(inside)).sort()).toEqual([
    'addChild',
    'addSupports',
    'get',
    'insert',
    'update',
  ])
  expect(caseStore(outside).byNumber).toBeInstanceOf(Function)
  // @ts-expect-error a question
  expect(caseStore(inside).byNumber).toBeUndefined()
  // @ts-expect-error several at once
  void (() => inside.collection<{ _id: string }>('cases').insert([{ _id: 'a' }]))
})
