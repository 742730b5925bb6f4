import { addToIndex, insertBulk } from './bulk'
import { storedText, type Write } from './changes'
import { parseDocument, type Document } from './ejson'
import { maintainIndexes, releaseUniqueKeys } from './index-entries'
import type { Catalog, CollectionInfo, IndexInfo } from './catalog'
import type { Connection } from './sqlite'
import type { Transactions } from './transactions'

interface StoredRow {
  rid: number
  document: Document
}

/** Puts writes into SQLite, documents and index entries together. */
export class Writer {
  constructor(
    private readonly connection: Connection,
    private readonly catalog: Catalog,
    private readonly transactions: Transactions,
  ) {}

  /** All of the writes, durably, or none; throws the duplicate key error when a unique index forbids one. */
  apply(writes: Write[]): void {
    if (writes.length === 0) return
    this.connection.atomically(() => {
      const rows = writes.map((write) => this.storedRow(write))
      for (const [i, { collection, document }] of writes.entries()) {
        const row = rows[i]
        if (row) releaseUniqueKeys(this.connection, collection, row.rid, row.document, document)
      }
      for (const [i, write] of writes.entries()) this.applyOne(write, rows[i])
    })
    this.transactions.recordCommit(writes.flatMap(({ keys }) => keys))
  }

  /** New documents, all or none; throws the duplicate key error. Nothing else may write meanwhile. */
  insertBulk(collection: CollectionInfo, documents: readonly Document[]): void {
    this.connection.atomically(() => insertBulk(this.connection, this.catalog, collection, documents))
  }

  /** Enters all documents of the collection into a new index. */
  fillIndex(collection: CollectionInfo, index: IndexInfo): void {
    const sql = `SELECT rid, doc FROM ${collection.table} WHERE rid > ? ORDER BY rid LIMIT 1000`
    for (let last = 0; ;) {
      const rows = this.connection.all(sql, last)
      const documents = rows.map(([rid, doc]) => ({ rid: Number(rid), document: parseDocument(String(doc)) }))
      addToIndex(this.connection, this.catalog, collection, index, documents)
      if (rows.length === 0) return
      last = Number(rows[rows.length - 1]?.[0])
    }
  }

  private storedRow({ collection, idKey }: Write): StoredRow | undefined {
    const sql = `SELECT rid, doc FROM ${collection.table} WHERE id = ?`
    const row = this.connection.first(sql, Buffer.from(idKey, 'latin1'))
    return row && { rid: Number(row[0]), document: parseDocument(String(row[1])) }
  }

  private applyOne({ collection, idKey, document }: Write, row: StoredRow | undefined): void {
    const rid = row?.rid ?? this.insertRow(collection, Buffer.from(idKey, 'latin1'), document)
    if (row && document) {
      this.connection.run(`UPDATE ${collection.table} SET doc = ? WHERE rid = ?`, storedText(document), rid)
    } else if (row) {
      this.connection.run(`DELETE FROM ${collection.table} WHERE rid = ?`, rid)
    }
    maintainIndexes(this.connection, this.catalog, collection, rid, row?.document, document)
  }

  private insertRow(collection: CollectionInfo, id: Buffer, document: Document | undefined): number {
    if (!document) return 0
    return this.connection.run(
      `INSERT INTO ${collection.table} (id, doc) VALUES (?, ?)`,
      id,
      storedText(document),
    )
  }
}
