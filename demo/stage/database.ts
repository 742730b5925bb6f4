import { Db } from '@cloudbase/database'
import { QuerySerializer } from '@cloudbase/database/dist/commonjs/serializer/query'
import { UpdateSerializer } from '@cloudbase/database/dist/commonjs/serializer/update'
import type { Filter, SdkDatabase, SdkQuery } from '../../cloudfunctions/kernel/platform/database'
import type { Document } from '../../local/store/ejson'
import { parseDocument } from '../../local/store/ejson'
import type { Store } from '../../local/store/store'

type Collection = ReturnType<SdkDatabase['collection']>
type Documents = Pick<Collection, 'doc' | 'add'>

interface Request {
  filter: Filter
  sort: Record<string, 1 | -1>
  limit?: number
}

/**
 * The SDK's database straight on the local store: the vendor's own commands and serializers, without a request for
 * each call, of which the sample cases make thousands.
 */
export function stageDatabase(store: Store): SdkDatabase {
  return {
    collection: (name) => collection(store, name),
    startTransaction() {
      const id = store.begin()
      return Promise.resolve({
        collection: (name) => documents(store, name, id),
        commit: () => Promise.resolve(store.commit(id)),
        rollback: () => Promise.resolve(store.abort(id)),
      })
    },
    command: new Db({}).command as unknown as SdkDatabase['command'],
  }
}

function collection(store: Store, name: string): Collection {
  return {
    ...query(store, name, { filter: {}, sort: {} }),
    ...documents(store, name),
    aggregate() {
      throw new Error('the stage counts nothing: no action that is played needs an aggregation')
    },
  }
}

/** Single documents, inside a transaction or not. */
function documents(store: Store, name: string, transaction?: string): Documents {
  const whole = (id: string) => query(store, name, { filter: { _id: id }, sort: {} }, transaction)
  return {
    doc: (id) => ({
      get: async () => ({ data: (await whole(id).get()).data[0] ?? null }),
      update: (options) => whole(id).update(options),
      remove: async () => ({
        stats: { removed: await store.remove(name, { _id: id }, { multi: false }, transaction) },
      }),
    }),
    add: ({ data }) => store.insert(name, [data as Document], transaction),
  }
}

function query(store: Store, name: string, request: Request, transaction?: string): SdkQuery {
  const filter = () => QuerySerializer.encode(request.filter) as Document
  const next = (change: Partial<Request>) => query(store, name, { ...request, ...change }, transaction)
  return {
    where: (wanted) => next({ filter: wanted }),
    orderBy: (field, direction) => next({ sort: { ...request.sort, [field]: direction === 'asc' ? 1 : -1 } }),
    limit: (limit) => next({ limit }),
    // A projection saves bytes on the wire; here it would save none.
    field: () => next({}),
    get: () => {
      const { sort, limit } = request
      return settled(() => ({
        data: store.find(name, filter(), { sort, limit }, transaction).map(parseDocument),
      }))
    },
    count: () => settled(() => ({ total: store.count(name, filter()) })),
    async update({ data }) {
      const change = UpdateSerializer.encode(data) as Document
      const { updated } = await store.update(name, filter(), change, { multi: true }, transaction)
      return { stats: { updated } }
    },
    remove: async () => ({
      stats: { removed: await store.remove(name, filter(), { multi: true }, transaction) },
    }),
  }
}

/** What the store throws rejects, as a request does. */
async function settled<T>(work: () => T): Promise<T> {
  return work()
}
