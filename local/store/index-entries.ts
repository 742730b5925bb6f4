import { isDeepStrictEqual } from 'node:util'
import { duplicateKey, requestFailed } from './errors'
import { boundingBox, isGeometry } from './geometry'
import { emptyArrayKey, encodeKey } from './keys'
import { EMPTY_ARRAY, indexedValues, valueAt } from './paths'
import type { Catalog, CollectionInfo, IndexInfo } from './catalog'
import type { Document } from './ejson'
import type { Connection } from './sqlite'

export interface Entries {
  keys: Buffer[][]
  /** Which of the index's fields hold an array in this document, bit by position. */
  arrays: number
}

/** The entries a document has in an index: one, or one per element where a field holds an array. */
export function entriesOf(index: IndexInfo, document: Document): Entries {
  const perField = index.fields.map(({ field }) => indexedValues(document, field))
  if (perField.filter(({ multikey }) => multikey).length > 1) {
    throw requestFailed(`cannot index parallel arrays: index ${index.name}`)
  }
  let keys: Buffer[][] = [[]]
  for (const { values } of perField) {
    const options = distinct(
      values.map((value) => (value === EMPTY_ARRAY ? emptyArrayKey : encodeKey(value))),
    )
    keys = keys.flatMap((prefix) => options.map((key) => [...prefix, key]))
  }
  const arrays = perField.reduce((bits, { multikey }, i) => (multikey ? bits | (1 << i) : bits), 0)
  return { keys, arrays }
}

function distinct(keys: Buffer[]): Buffer[] {
  if (keys.length < 2) return keys
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()]
}

/** Brings all indexes of a collection from what `before` gave to what `after` gives. */
export function maintainIndexes(
  connection: Connection,
  catalog: Catalog,
  collection: CollectionInfo,
  rid: number,
  before: Document | undefined,
  after: Document | undefined,
): void {
  for (const index of collection.indexes) {
    if (index.geo) maintainGeo(connection, index, rid, before, after)
    else maintainKeys(connection, catalog, collection, index, rid, before, after)
  }
}

function maintainKeys(
  connection: Connection,
  catalog: Catalog,
  collection: CollectionInfo,
  index: IndexInfo,
  rid: number,
  before: Document | undefined,
  after: Document | undefined,
): void {
  const old = before ? entriesOf(index, before) : undefined
  const next = after ? entriesOf(index, after) : undefined
  if (old && next && sameKeys(old.keys, next.keys)) return
  for (const key of old?.keys ?? []) removeEntry(connection, index, key, rid)
  if (!next) return
  if ((next.arrays & ~index.arrays) !== 0) catalog.addArrays(collection, index, next.arrays)
  for (const key of next.keys) {
    if (index.unique && ownerOf(connection, index, key) !== undefined) {
      throw duplicateKey(collection.name, index.name, keyFields(index, after))
    }
    addEntry(connection, index, key, rid)
  }
}

/**
 * Gives up the keys of unique indexes that a document will not have any more. Done for all writes of a commit before
 * any takes its new keys, documents can exchange theirs.
 */
export function releaseUniqueKeys(
  connection: Connection,
  collection: CollectionInfo,
  rid: number,
  before: Document,
  after: Document | undefined,
): void {
  for (const index of collection.indexes) {
    if (!index.unique) continue
    const old = entriesOf(index, before).keys
    if (after && sameKeys(old, entriesOf(index, after).keys)) continue
    for (const key of old) removeEntry(connection, index, key, rid)
  }
}

/** The record that has this key in a unique index. */
export function ownerOf(connection: Connection, index: IndexInfo, key: Buffer[]): number | undefined {
  const where = key.map((_, i) => `k${i} = ?`).join(' AND ')
  const row = connection.first(`SELECT rid FROM ${index.table} WHERE ${where} LIMIT 1`, ...key)
  return row && Number(row[0])
}

/** The indexed fields of a document, for the message of a duplicate key. */
export function keyFields(index: IndexInfo, document: Document | undefined): Document {
  return Object.fromEntries(index.fields.map(({ field }) => [field, valueAt(document, field) ?? null]))
}

function addEntry(connection: Connection, index: IndexInfo, key: Buffer[], rid: number): void {
  const marks = key.map(() => '?').join(', ')
  connection.run(`INSERT INTO ${index.table} VALUES (${marks}, ?)`, ...key, rid)
}

function removeEntry(connection: Connection, index: IndexInfo, key: Buffer[], rid: number): void {
  const where = key.map((_, i) => `k${i} = ?`).join(' AND ')
  connection.run(`DELETE FROM ${index.table} WHERE ${where} AND rid = ?`, ...key, rid)
}

function sameKeys(a: Buffer[][], b: Buffer[][]): boolean {
  return (
    a.length === b.length &&
    a.every((key, i) => key.every((part, j) => part.equals(b[i]?.[j] ?? Buffer.alloc(0))))
  )
}

function maintainGeo(
  connection: Connection,
  index: IndexInfo,
  rid: number,
  before: Document | undefined,
  after: Document | undefined,
): void {
  const field = index.fields[0]?.field ?? ''
  if (before && after && isDeepStrictEqual(valueAt(before, field), valueAt(after, field))) return
  if (before && valueAt(before, field)) connection.run(`DELETE FROM ${index.table} WHERE rid = ?`, rid)
  if (after) addGeoEntry(connection, index, rid, after)
}

/** A document without a geometry there has no entry. */
export function addGeoEntry(connection: Connection, index: IndexInfo, rid: number, document: Document): void {
  const field = index.fields[0]?.field ?? ''
  const place = valueAt(document, field)
  if (place === undefined || place === null) return
  if (!isGeometry(place)) throw requestFailed(`Can't extract geo keys: ${field} is not a GeoJSON geometry`)
  const { west, east, south, north } = boundingBox(place)
  connection.run(`INSERT INTO ${index.table} VALUES (?, ?, ?, ?, ?)`, rid, west, east, south, north)
}
