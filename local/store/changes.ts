import { isDeepStrictEqual } from 'node:util'
import { stringify, type Document } from './ejson'
import { duplicateKey, requestFailed } from './errors'
import { entriesOf, keyFields, ownerOf } from './index-entries'
import { encodeKey } from './keys'
import type { CollectionInfo, IndexInfo } from './catalog'
import type { View } from './query'

/** One document as it shall be; without `document` it shall not be. */
export interface Write {
  collection: CollectionInfo
  idKey: string
  document?: Document
  /** Keys of the document and of its unique index entries, before and after: what the write must hold. */
  keys: string[]
}

/** MongoDB's largest document. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** The writes of one operation, checked against what it sees. */
export class Changes {
  private readonly byKey = new Map<string, Write>()

  constructor(private readonly view: View) {}

  get writes(): Write[] {
    return [...this.byKey.values()]
  }

  /** Throws the duplicate key error when the `_id` is taken. */
  insert(collection: CollectionInfo, document: Document): void {
    const idKey = idKeyOf(document)
    if (this.exists(collection, idKey)) throw duplicateKey(collection.name, '_id_', { _id: document._id })
    this.add(collection, idKey, undefined, document)
  }

  /** Returns whether anything changes. */
  replace(collection: CollectionInfo, before: Document, after: Document): boolean {
    if (isDeepStrictEqual(before, after)) return false
    this.add(collection, idKeyOf(before), before, after)
    return true
  }

  remove(collection: CollectionInfo, before: Document): void {
    this.add(collection, idKeyOf(before), before, undefined)
  }

  keys(): string[] {
    return this.writes.flatMap(({ keys }) => keys)
  }

  /** Throws the duplicate key error when a unique index forbids a write. For transactions: else SQLite sees to it. */
  checkUnique(): void {
    for (const collection of new Set(this.writes.map((write) => write.collection))) {
      for (const index of collection.indexes.filter(({ unique }) => unique))
        this.checkIndex(collection, index)
    }
  }

  private checkIndex(collection: CollectionInfo, index: IndexInfo): void {
    const own = this.writes.filter((write) => write.collection === collection)
    const written = new Map([
      ...this.view.written(collection),
      ...own.map(({ idKey, document }) => [idKey, document] as const),
    ])
    const taken = new Set<string>()
    for (const document of written.values()) {
      for (const key of document ? entriesOf(index, document).keys : []) {
        const name = nameOf(index, key)
        if (taken.has(name) || this.isStoredElsewhere(collection, index, key, written)) {
          throw duplicateKey(collection.name, index.name, keyFields(index, document))
        }
        taken.add(name)
      }
    }
  }

  /** Whether a document that these writes leave alone has the key. */
  private isStoredElsewhere(
    collection: CollectionInfo,
    index: IndexInfo,
    key: Buffer[],
    written: Map<string, Document | undefined>,
  ): boolean {
    const rid = ownerOf(this.view.connection, index, key)
    return rid !== undefined && !written.has(this.idKeyAt(collection, rid))
  }

  private idKeyAt(collection: CollectionInfo, rid: number): string {
    const row = this.view.connection.first(`SELECT id FROM ${collection.table} WHERE rid = ?`, rid)
    return (row?.[0] as Buffer).toString('latin1')
  }

  private exists(collection: CollectionInfo, idKey: string): boolean {
    const own = this.byKey.get(`${collection.id}/${idKey}`)
    if (own) return own.document !== undefined
    const written = this.view.written(collection)
    if (written.has(idKey)) return written.get(idKey) !== undefined
    const sql = `SELECT 1 FROM ${collection.table} WHERE id = ?`
    return this.view.connection.first(sql, Buffer.from(idKey, 'latin1')) !== undefined
  }

  private add(collection: CollectionInfo, idKey: string, before?: Document, document?: Document): void {
    const name = `${collection.id}/${idKey}`
    const keys = [name, ...uniqueKeys(collection, before), ...uniqueKeys(collection, document)]
    if (document) checkFields(document)
    this.byKey.set(name, { collection, idKey, document, keys })
  }
}

/** Throws when the document has no `_id` that can be one. */
export function idKeyOf({ _id }: Document): string {
  if (_id === undefined || _id === null || Array.isArray(_id))
    throw requestFailed(`_id cannot be ${JSON.stringify(_id)}`)
  return encodeKey(_id).toString('latin1')
}

function uniqueKeys(collection: CollectionInfo, document: Document | undefined): string[] {
  if (!document) return []
  const unique = collection.indexes.filter((index) => index.unique)
  return unique.flatMap((index) => entriesOf(index, document).keys.map((key) => nameOf(index, key)))
}

/** An entry of a unique index, as the name of what can be held. */
function nameOf(index: IndexInfo, key: Buffer[]): string {
  return `${index.table}/${key.map((part) => part.toString('hex')).join('/')}`
}

/** Throws when a field's name would be an operator. */
export function checkFields(document: Document): void {
  const operator = Object.keys(document).find((name) => name.startsWith('$'))
  if (operator)
    throw requestFailed(`The dollar ($) prefixed field '${operator}' is not allowed in a stored document`)
}

/** The document as it is stored. Throws when it is larger than a document may be. */
export function storedText(document: Document): string {
  const text = stringify(document)
  if (text.length > MAX_DOCUMENT_BYTES) throw requestFailed('BSONObjectTooLarge: a document may have 16 MB')
  return text
}
