import type { ErrorBody } from '#domain/kernel/errors'
import { collections } from '../../../cloudfunctions/collections'
import type { TestServer } from './server'

/** What holds for everything that is refused: nothing was written, and the reader learns why. */

/** Straight from the store, which is quicker by far than asking the database for it, and has no limit. */
export function everythingIn({ store }: Pick<TestServer, 'store'>): string {
  const rows = collections.map(({ name }) => store.findDocuments(name, {}, { sort: { _id: 1 } }))
  return JSON.stringify(rows)
}

/** Coded, in Chinese, without a trace of how the server works. */
export function expectClear(error: ErrorBody): void {
  expect(error.message).toMatch(/[一-鿿]{4}/)
  const text = JSON.stringify(error)
  expect(text).not.toMatch(/stack|node_modules|Error:|undefined|zod|openid|at \/|expected|received/i)
  for (const message of Object.values(error.fields ?? {})) expect(message).toMatch(/[一-鿿]/)
}
