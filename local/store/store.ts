import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { aggregate } from './aggregate'
import { batches } from './batches'
import { Catalog } from './catalog'
import { Changes } from './changes'
import { parseDocument, stringify, type Document } from './ejson'
import { requestFailed } from './errors'
import { Explain, type QueryReport } from './explain'
import type { Found } from './found'
import { upsertId, withId } from './ids'
import { fieldsKept, keepFields, project } from './projection'
import { count, countBy, countOnIndex, find, type QueryRequest, type View } from './query'
import { readSort } from './sort'
import { Connection } from './sqlite'
import { Transactions, type Transaction } from './transactions'
import { applyUpdate } from './update/apply'
import { Writer } from './writer'
import type { CollectionSchema } from './schema'

export interface StoreOptions {
  dataDir: string
  schema?: CollectionSchema[]
  /** Fail queries that read over 100 documents without an index, as tests should. */
  strictIndexes?: boolean
  /** False where everything is thrown away if it does not come to its end: commits need not reach the disk. */
  durable?: boolean
  clock?: () => Date
  log?: (line: string) => void
}

export interface FindOptions {
  sort?: unknown
  skip?: number
  limit?: number
  projection?: Document
}

export interface UpdateOptions {
  multi?: boolean
  /** Insert when nothing matches; only where `_id` is given by the filter. */
  upsert?: boolean
  /** `update` is the whole document, without operators. */
  replace?: boolean
}

/** How long a write waits for a transaction that holds a document. */
const LOCK_WAIT_MS = 5000

/** Documents of one commit of a bulk insert. */
const BULK = 20_000

/**
 * The document database. Reads and writes are synchronous on one SQLite file and durable when they return; what is
 * asynchronous only waits for transactions that hold a document. With `transaction` an operation reads that
 * transaction's snapshot and its writes stay in memory until `commit`.
 */
export class Store {
  private readonly connection: Connection
  private readonly catalog: Catalog
  private readonly transactions: Transactions
  private readonly writer: Writer
  private readonly explain: Explain
  private readonly sweep: NodeJS.Timeout

  constructor(private readonly options: StoreOptions) {
    mkdirSync(options.dataDir, { recursive: true })
    const file = join(options.dataDir, 'store.db')
    this.connection = new Connection(file, options.durable)
    this.catalog = new Catalog(this.connection)
    this.transactions = new Transactions(file, () => this.now().getTime())
    this.writer = new Writer(this.connection, this.catalog, this.transactions)
    this.explain = new Explain(options.strictIndexes ?? false, options.log ?? (() => undefined))
    this.ensureSchema(options.schema ?? [])
    this.sweep = setInterval(() => this.transactions.expire(), 1000).unref()
  }

  now(): Date {
    return this.options.clock?.() ?? new Date()
  }

  /** Throws, and leaves the files free, when the data does not allow a unique index. */
  private ensureSchema(schema: CollectionSchema[]): void {
    try {
      for (const collection of schema) this.ensureCollection(collection)
    } catch (error) {
      this.connection.close()
      throw error
    }
  }

  createCollection(name: string): void {
    this.connection.atomically(() => this.catalog.create(name))
  }

  /** Creates what is missing of a collection and its indexes, fills new indexes and drops those no longer declared. */
  ensureCollection(schema: CollectionSchema): void {
    this.connection.atomically(() => {
      const collection = this.catalog.has(schema.name)
        ? this.catalog.get(schema.name)
        : this.catalog.create(schema.name)
      const { add, drop } = this.catalog.difference(schema)
      for (const index of drop) this.catalog.dropIndex(collection, index)
      for (const index of add) this.writer.fillIndex(collection, this.catalog.addIndex(collection, index))
    })
    this.connection.forgetStatements()
  }

  /** Matching documents as canonical EJSON, in order. */
  find(name: string, filter: Document, options: FindOptions = {}, transaction?: string): string[] {
    const { projection, ...rest } = options
    const found = this.query(
      name,
      { operation: 'find', ...rest, sort: readSort(options.sort), filter },
      transaction,
    )
    if (!projection || Object.keys(projection).length === 0) return found.map(({ stored }) => stored)
    const kept = fieldsKept(projection)
    return kept
      ? found.map(({ stored }) => keepFields(stored, kept))
      : found.map(({ document }) => stringify(project(document, projection)))
  }

  /** Matching documents, parsed. */
  findDocuments(name: string, filter: Document, options: FindOptions = {}): Document[] {
    return this.find(name, filter, options).map(parseDocument)
  }

  count(name: string, filter: Document): number {
    return count(this.view(), this.catalog.get(name), filter, this.explain)
  }

  aggregate(name: string, pipeline: Document[]): Document[] {
    this.catalog.get(name)
    return aggregate(name, pipeline, {
      find: (collection, request) =>
        this.query(collection, { operation: 'aggregate', ...request }).map(({ document }) => document),
      count: (collection, filter) =>
        countOnIndex(this.view(), this.catalog.get(collection), filter, this.explain),
      countBy: (collection, filter, field) =>
        countBy(this.view(), this.catalog.get(collection), filter, field, this.explain),
      exists: (collection) => this.catalog.has(collection),
      geoField: (collection) => this.geoField(collection),
    })
  }

  /** Inserts all documents or none; gives each an `_id` that has none and returns them. */
  async insert(name: string, documents: Document[], transaction?: string): Promise<unknown[]> {
    const collection = this.catalog.get(name)
    const prepared = documents.map(withId)
    await this.write(transaction, (changes) =>
      prepared.forEach((document) => changes.insert(collection, document)),
    )
    return prepared.map(({ _id }) => _id)
  }

  /** Returns how many documents were changed, and the `_id` of one that was inserted. */
  async update(
    name: string,
    filter: Document,
    update: Document,
    { multi = false, upsert = false, replace = false }: UpdateOptions = {},
    transaction?: string,
  ): Promise<{ updated: number; upsertedId?: unknown }> {
    const collection = this.catalog.get(name)
    const next = (document: Document) =>
      replace ? { _id: document._id, ...update } : applyUpdate(document, update, filter)
    return this.write(transaction, (changes) => {
      const request = { operation: 'update', filter, limit: multi ? undefined : 1 }
      const found = this.query(name, request, transaction)
      const changed = found.filter(({ document }) => changes.replace(collection, document, next(document)))
      // A replacement counts even if it is by the same, in the cloud too.
      if (found.length > 0 || !upsert) return { updated: replace ? found.length : changed.length }
      const upsertedId = upsertId(filter)
      changes.insert(collection, next({ _id: upsertedId }))
      return { updated: 0, upsertedId }
    })
  }

  /** Updates the first match and returns the document as it is after. */
  async updateAndReturn(
    name: string,
    filter: Document,
    update: Document,
  ): Promise<{ updated: number; document?: string }> {
    const collection = this.catalog.get(name)
    return this.write(undefined, (changes) => {
      const [first] = this.query(name, { operation: 'updateAndReturn', filter, limit: 1 })
      if (!first) return { updated: 0 }
      const next = applyUpdate(first.document, update, filter)
      return { updated: changes.replace(collection, first.document, next) ? 1 : 0, document: stringify(next) }
    })
  }

  /** Returns how many documents were removed. */
  async remove(
    name: string,
    filter: Document,
    { multi = false } = {},
    transaction?: string,
  ): Promise<number> {
    const collection = this.catalog.get(name)
    return this.write(transaction, (changes) => {
      const request = { operation: 'remove', filter, limit: multi ? undefined : 1 }
      const found = this.query(name, request, transaction)
      for (const { document } of found) changes.remove(collection, document)
      return found.length
    })
  }

  /** Bulk insert in large commits, for seeds and measurements; returns how many. Nothing else may write meanwhile. */
  importMany(name: string, documents: Iterable<Document>): number {
    const collection = this.catalog.get(name)
    let imported = 0
    for (const batch of batches(documents, BULK)) {
      this.writer.insertBulk(collection, batch.map(withId))
      imported += batch.length
    }
    return imported
  }

  /** Starts a transaction and returns its id. Its snapshot is taken by its first operation. */
  begin(): string {
    return this.transactions.begin().id
  }

  /** Makes the transaction's writes durable, all at once. */
  commit(id: string): void {
    const transaction = this.transactions.get(id)
    const writes = transaction.allWrites()
    transaction.releaseSnapshot()
    try {
      this.writer.apply(writes)
    } finally {
      this.transactions.end(transaction)
    }
  }

  abort(id: string): void {
    this.transactions.end(this.transactions.get(id))
  }

  /** The latest queries, oldest first, and how each was served. */
  recentQueries(): QueryReport[] {
    return this.explain.recent()
  }

  close(): void {
    clearInterval(this.sweep)
    this.transactions.close()
    this.connection.close()
  }

  private view(transaction?: string): View {
    if (transaction !== undefined) return this.transactions.get(transaction)
    return { connection: this.connection, written: () => new Map() }
  }

  private query(name: string, request: QueryRequest, transaction?: string): Found[] {
    return find(this.view(transaction), this.catalog.get(name), request, this.explain)
  }

  /** Runs a write: staged in its transaction, or applied at once when no transaction holds what it touches. */
  private async write<T>(id: string | undefined, work: (changes: Changes) => T): Promise<T> {
    if (id !== undefined) return this.stage(this.transactions.get(id), work)
    const deadline = performance.now() + LOCK_WAIT_MS
    for (;;) {
      const changes = new Changes(this.view())
      const result = work(changes)
      if (!this.transactions.isLocked(changes.keys())) {
        this.writer.apply(changes.writes)
        return result
      }
      const left = deadline - performance.now()
      if (left <= 0) throw requestFailed('operation exceeded time limit: a transaction holds the document')
      await this.transactions.waitForEnd(left)
    }
  }

  /** Any error aborts the transaction, as in MongoDB. */
  private stage<T>(transaction: Transaction, work: (changes: Changes) => T): T {
    try {
      const changes = new Changes(transaction)
      const result = work(changes)
      for (const write of changes.writes) transaction.lock(write)
      changes.checkUnique()
      for (const write of changes.writes) transaction.stage(write)
      return result
    } catch (error) {
      this.transactions.end(transaction)
      throw error
    }
  }

  private geoField(name: string): string | undefined {
    const geo = this.catalog.get(name).indexes.filter((index) => index.geo)
    return geo.length === 1 ? geo[0]?.fields[0]?.field : undefined
  }
}
