import { randomBytes } from 'node:crypto'
import { isOperators } from './bounds'
import type { Document } from './ejson'
import { requestFailed } from './errors'

/** As long as the cloud's: 32 hexadecimal digits. */
export function withId(document: Document): Document {
  return '_id' in document ? document : { _id: randomBytes(16).toString('hex'), ...document }
}

/** The `_id` of what an upsert inserts. */
export function upsertId(filter: Document): unknown {
  const id = filter._id
  if (id === undefined || isOperators(id)) throw requestFailed('an upsert needs the _id in its filter')
  return id
}
