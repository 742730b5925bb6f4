import { parse, parseDocument, stringify, type Document, isPlainObject } from '../store/ejson'
import { resolveServerDates } from '../store/server-date'
import { invalidParam } from './errors'
import type { Store } from '../store/store'
import type { Action, Params } from './types'

const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000

/** The actions of the document database, by the names the SDK calls them. */
export function databaseActions(store: Store): Record<string, Action> {
  return {
    'database.addCollection': (params) => {
      store.createCollection(collectionOf(params))
      return {}
    },
    'database.getDocument': (params) => ({ data: getDocument(store, params) }),
    'database.calculateDocument': (params) => {
      requireNoTransaction(params)
      return { data: { total: store.count(collectionOf(params), filterOf(store, params)) } }
    },
    'database.insertDocument': async (params) => ({
      data: { insertedIds: await insertDocument(store, params) },
    }),
    'database.modifyDocument': async (params) => ({ data: await modifyDocument(store, params) }),
    'database.modifyAndReturnDoc': async (params) => {
      requireNoTransaction(params)
      const update = updateOf(store, params)
      const { updated, document } = await store.updateAndReturn(
        collectionOf(params),
        filterOf(store, params),
        update,
      )
      return { data: { updated, doc: document === undefined ? null : plainIds(document) } }
    },
    'database.removeDocument': async (params) => ({ data: { deleted: await removeDocument(store, params) } }),
    'database.aggregateDocuments': (params) => {
      requireNoTransaction(params)
      const list = store.aggregate(collectionOf(params), stagesOf(store, params))
      return { data: { list: list.map((document) => plainIds(stringify(document))) } }
    },
    'database.startTransaction': () => ({ transactionId: store.begin() }),
    'database.commitTransaction': (params) => {
      store.commit(requiredTransaction(params))
      return {}
    },
    'database.abortTransaction': (params) => {
      store.abort(requiredTransaction(params))
      return {}
    },
  }
}

function getDocument(store: Store, params: Params): Document {
  requireOneInTransaction(params)
  const isDocument = params.queryType === 'DOC'
  const skip = integerOf(params, 'offset', 0)
  const limit = isDocument ? 1 : Math.min(integerOf(params, 'limit', DEFAULT_LIMIT), MAX_LIMIT)
  const options = {
    skip,
    limit,
    sort: params.order === undefined ? undefined : parse(textOf(params, 'order')),
    projection: params.projection === undefined ? undefined : parseDocument(textOf(params, 'projection')),
  }
  const list = store.find(collectionOf(params), filterOf(store, params), options, transactionOf(params))
  return { list: list.map(plainIds), offset: skip, limit }
}

/** The cloud hands out ObjectIds as strings. A string that looks like one has its quotes escaped, so this finds none. */
function plainIds(text: string): string {
  return text.replace(/\{"\$oid":("[0-9a-f]{24}")\}/g, '$1')
}

async function insertDocument(store: Store, params: Params): Promise<unknown[]> {
  if (!Array.isArray(params.data)) throw invalidParam('data must be a list of documents')
  if (params.data.length > 1) requireNoTransaction(params)
  const now = store.now()
  const documents = params.data.map((text) => resolveServerDates(parseDocument(String(text)), now))
  return store.insert(collectionOf(params), documents, transactionOf(params))
}

async function modifyDocument(store: Store, params: Params): Promise<Document> {
  requireOneInTransaction(params)
  const replace = params.merge === false
  const update = replace ? documentOf(store, params) : updateOf(store, params)
  const options = { replace, multi: params.multi === true, upsert: params.upsert === true }
  const filter = filterOf(store, params)
  const result = await store.update(collectionOf(params), filter, update, options, transactionOf(params))
  return { updated: result.updated, upsert_id: result.upsertedId ?? null }
}

function removeDocument(store: Store, params: Params): Promise<number> {
  requireOneInTransaction(params)
  const options = { multi: params.multi === true }
  return store.remove(collectionOf(params), filterOf(store, params), options, transactionOf(params))
}

function stagesOf(store: Store, params: Params): Document[] {
  if (!Array.isArray(params.stages)) throw invalidParam('stages must be a list')
  const now = store.now()
  return params.stages.map((stage: unknown) => {
    const { stageKey, stageValue } = stage as { stageKey: unknown; stageValue: unknown }
    if (typeof stageKey !== 'string' || typeof stageValue !== 'string')
      throw invalidParam('a stage needs its key and value')
    return { [stageKey]: resolveServerDates(parse(stageValue), now) }
  })
}

function collectionOf(params: Params): string {
  if (typeof params.collectionName === 'string' && params.collectionName !== '') return params.collectionName
  throw invalidParam('collectionName must be a string')
}

function filterOf(store: Store, params: Params): Document {
  const query = params.query
  if (query === undefined || query === null || query === '') return {}
  const filter = typeof query === 'string' ? parse(query) : query
  if (!isPlainObject(filter)) throw invalidParam('query must be an object')
  return resolveServerDates(filter, store.now())
}

function documentOf(store: Store, params: Params): Document {
  return resolveServerDates(parseDocument(textOf(params, 'data')), store.now())
}

function updateOf(store: Store, params: Params): Document {
  const update = documentOf(store, params)
  const field = Object.keys(update).find((name) => !name.startsWith('$'))
  if (field !== undefined) throw invalidParam(`an update consists of operators; ${field} is none`)
  return update
}

function textOf(params: Params, name: string): string {
  const value = params[name]
  if (typeof value !== 'string') throw invalidParam(`${name} must be a string`)
  return value
}

function integerOf(params: Params, name: string, missing: number): number {
  const value = params[name] ?? missing
  if (!Number.isInteger(value) || (value as number) < 0)
    throw invalidParam(`${name} must be an integer, 0 or more`)
  return value as number
}

function transactionOf(params: Params): string | undefined {
  return typeof params.transactionId === 'string' ? params.transactionId : undefined
}

/** In a transaction the cloud takes single documents only: by `doc(id)`, or one that is added. */
function requireOneInTransaction(params: Params): void {
  if (params.queryType !== 'DOC') requireNoTransaction(params)
}

/** WeChat's reference names what a transaction may do, not the error of what it may not: a parameter that is none. */
function requireNoTransaction(params: Params): void {
  if (transactionOf(params) === undefined) return
  throw invalidParam(
    'a transaction takes single documents only: doc(id).get, update, set, remove, and add of one; not where, count, aggregate or a list',
  )
}

function requiredTransaction(params: Params): string {
  return transactionOf(params) ?? ''
}
