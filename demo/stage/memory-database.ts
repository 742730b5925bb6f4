import { randomUUID } from 'node:crypto'
import type { Commands, Filter, SdkDatabase, SdkQuery } from '../../cloudfunctions/core/platform/database'
import type { Document } from '../../local/store/ejson'
import { compileFilter } from '../../local/store/matcher'
import { readSort, sortBy } from '../../local/store/sort'
import { applyUpdate } from '../../local/store/update/apply'
import { structuredCopy } from '../../local/store/update/operators'

/**
 * The SDK's database in memory, for one writer: what the seed plays its cases on, before all of it is imported at
 * once. It has what those actions use; anything else fails by name.
 */
export interface MemoryDatabase extends SdkDatabase {
  documents(collection: string): Document[]
}

class Condition {
  constructor(readonly query: Document) {}
  and(other: unknown): Condition {
    return new Condition({ ...this.query, ...(other as Condition).query })
  }
}
class Change {
  constructor(
    readonly operator: string,
    readonly operand: unknown,
  ) {}
}

function missing(name: string): () => never {
  return () => {
    throw new Error(`${name} is not in the seed's database`)
  }
}

const condition = (operator: string) => (value: unknown) => new Condition({ [operator]: value })
const change = (operator: string) => (value: unknown) => new Change(operator, value) as never

const command: Commands = {
  in: condition('$in'),
  gt: condition('$gt'),
  gte: condition('$gte'),
  lt: condition('$lt'),
  lte: condition('$lte'),
  inc: change('$inc'),
  set: change('$set'),
  addToSet: change('$addToSet'),
  remove: () => new Change('$unset', '') as never,
  aggregate: { sum: missing('sum') },
}

function plainFilter(filter: Filter): Document {
  const entries = Object.entries(filter).map(([field, value]) => [
    field,
    value instanceof Condition ? value.query : value,
  ])
  return Object.fromEntries(entries) as Document
}

/** Changes by field, as the update operators of the query language. */
function updateOf(data: object): Document {
  const update: Record<string, Document> = {}
  for (const [field, value] of Object.entries(data) as [string, unknown][]) {
    const { operator, operand } = value instanceof Change ? value : new Change('$set', value)
    update[operator] = { ...update[operator], [field]: operand }
  }
  return update
}

type Rows = Map<string, Document>

function insert(rows: Rows, document: Document): void {
  const _id = String(document._id ?? randomUUID())
  if (rows.has(_id)) throw new Error(`duplicate key ${_id}`)
  rows.set(_id, structuredCopy({ ...document, _id }) as Document)
}

function updateAll(rows: Rows, found: Document[], data: object): { stats: { updated: number } } {
  const update = updateOf(data)
  for (const document of found) rows.set(String(document._id), applyUpdate(document, update))
  return { stats: { updated: found.length } }
}

interface Request {
  filter: Filter
  order: [string, 1 | -1][]
  most: number
}

function query(rows: Rows, request: Request): SdkQuery {
  const found = () => {
    const matches = compileFilter(plainFilter(request.filter))
    const order = readSort(Object.fromEntries(request.order))
    return sortBy([...rows.values()].filter(matches), order, (document) => document).slice(0, request.most)
  }
  return {
    where: (filter) => query(rows, { ...request, filter }),
    orderBy: (field, direction) =>
      query(rows, { ...request, order: [...request.order, [field, direction === 'asc' ? 1 : -1]] }),
    limit: (most) => query(rows, { ...request, most }),
    // A projection saves bytes on the wire; here it would save none.
    field: () => query(rows, request),
    get: () => Promise.resolve({ data: structuredCopy(found()) as Document[] }),
    count: () => Promise.resolve({ total: found().length }),
    update: ({ data }) => Promise.resolve(updateAll(rows, found(), data)),
  }
}

function collection(rows: Rows): ReturnType<SdkDatabase['collection']> {
  const one = (id: string) => [rows.get(id)].filter((document) => document !== undefined)
  return {
    ...query(rows, { filter: {}, order: [], most: Infinity }),
    doc: (id) => ({
      get: () => Promise.resolve({ data: structuredCopy(rows.get(id) ?? null) }),
      update: ({ data }) => Promise.resolve(updateAll(rows, one(id), data)),
      remove: () => Promise.resolve({ stats: { removed: rows.delete(id) ? 1 : 0 } }),
    }),
    add: ({ data }) => {
      for (const document of Array.isArray(data) ? (data as Document[]) : [data as Document])
        insert(rows, document)
      return Promise.resolve()
    },
    aggregate: missing('aggregate'),
  }
}

export function createMemoryDatabase(): MemoryDatabase {
  const all = new Map<string, Rows>()
  const rowsOf = (name: string): Rows => {
    const rows = all.get(name) ?? new Map<string, Document>()
    all.set(name, rows)
    return rows
  }
  const open = (name: string) => collection(rowsOf(name))
  return {
    collection: open,
    // One writer: nothing to isolate, and a failed play ends the seed.
    startTransaction: () =>
      Promise.resolve({
        collection: open,
        commit: () => Promise.resolve(),
        rollback: () => Promise.resolve(),
      }),
    command,
    documents: (name) => [...rowsOf(name).values()],
  }
}
