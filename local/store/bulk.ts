import { checkFields, idKeyOf, storedText } from './changes'
import type { Catalog, CollectionInfo, IndexInfo } from './catalog'
import type { Document } from './ejson'
import { duplicateKey } from './errors'
import { addGeoEntry, entriesOf, keyFields, ownerOf } from './index-entries'
import type { Connection, Value } from './sqlite'

/**
 * Many new documents at once: rows in few statements, and each index's entries in its own order, so that SQLite goes
 * through its pages once instead of back and forth for each document.
 */

/** Rows of one statement; what does not fill one goes in by itself. */
const ROWS = 64

interface Numbered {
  rid: number
  document: Document
}

/** Inserts all documents, inside the caller's transaction; throws the duplicate key error when one is there already. */
export function insertBulk(
  connection: Connection,
  catalog: Catalog,
  collection: CollectionInfo,
  documents: readonly Document[],
): void {
  const first = nextRid(connection, collection)
  const numbered = documents.map((document, i) => ({ rid: first + i, document }))
  insertDocuments(connection, collection, numbered)
  for (const index of collection.indexes) addToIndex(connection, catalog, collection, index, numbered)
}

/** Enters documents that are stored into an index; throws the duplicate key error when a unique one cannot be. */
export function addToIndex(
  connection: Connection,
  catalog: Catalog,
  collection: CollectionInfo,
  index: IndexInfo,
  documents: readonly Numbered[],
): void {
  if (index.geo) {
    for (const { rid, document } of documents) addGeoEntry(connection, index, rid, document)
    return
  }
  const entries = documents.flatMap(({ rid, document }) => {
    const { keys, arrays } = entriesOf(index, document)
    if ((arrays & ~index.arrays) !== 0) catalog.addArrays(collection, index, arrays)
    return keys.map((key) => ({ key, sortedBy: textOf(key), rid, document }))
  })
  // Close enough to the index's order, and equal keys are neighbours.
  entries.sort((a, b) => (a.sortedBy < b.sortedBy ? -1 : 1))
  if (index.unique) refuseDuplicates(connection, collection, index, entries)
  insertRows(
    connection,
    index.table,
    entries.map(({ key, rid }) => [...key, rid]),
  )
}

/** AUTOINCREMENT gives no number twice, and remembers the last even when its row is gone. */
function nextRid(connection: Connection, { table }: CollectionInfo): number {
  return Number(connection.first('SELECT seq FROM sqlite_sequence WHERE name = ?', table)?.[0] ?? 0) + 1
}

function insertDocuments(connection: Connection, collection: CollectionInfo, documents: Numbered[]): void {
  const rows = documents.map(({ rid, document }): Value[] => {
    checkFields(document)
    return [rid, Buffer.from(idKeyOf(document), 'latin1'), storedText(document)]
  })
  try {
    insertRows(connection, `${collection.table} (rid, id, doc)`, rows)
  } catch (error) {
    if (!/UNIQUE constraint failed/.test((error as Error).message)) throw error
    throw duplicateKey(collection.name, '_id_', {})
  }
}

function refuseDuplicates(
  connection: Connection,
  { name }: CollectionInfo,
  index: IndexInfo,
  entries: readonly { key: Buffer[]; sortedBy: string; document: Document }[],
): void {
  entries.forEach(({ key, sortedBy, document }, i) => {
    const isTwice = entries[i - 1]?.sortedBy === sortedBy
    if (isTwice || ownerOf(connection, index, key) !== undefined)
      throw duplicateKey(name, index.name, keyFields(index, document))
  })
}

/** A key as one text, the same for no other: the separator is none of latin1's characters. */
function textOf(key: readonly Buffer[]): string {
  return key.map((part) => part.toString('latin1')).join('\u0100')
}

function insertRows(connection: Connection, target: string, rows: readonly Value[][]): void {
  const marks = `(${(rows[0] ?? []).map(() => '?').join(', ')})`
  const whole = rows.length - (rows.length % ROWS)
  const insert = (count: number) => `INSERT INTO ${target} VALUES ${Array(count).fill(marks).join(', ')}`
  for (let from = 0; from < whole; from += ROWS)
    connection.run(insert(ROWS), ...rows.slice(from, from + ROWS).flat())
  for (const row of rows.slice(whole)) connection.run(insert(1), ...row)
}
