import { collectionMissing, requestFailed, StoreError } from './errors'
import type { CollectionSchema, IndexSchema } from './schema'
import type { Connection } from './sqlite'

export interface IndexInfo {
  name: string
  /** Empty for the index on `_id`, which is the documents' table itself. */
  table: string
  fields: { field: string; order: 'asc' | 'desc' }[]
  unique: boolean
  geo: boolean
  /** Which fields some document had an array in, bit by position: there a document may have several entries. */
  arrays: number
}

/** Whether some document had an array in the index's field at `position`. */
export function holdsArrays({ arrays }: IndexInfo, position: number): boolean {
  return (arrays & (1 << position)) !== 0
}

export interface CollectionInfo {
  id: number
  name: string
  table: string
  indexes: IndexInfo[]
}

export const idIndex: IndexInfo = {
  name: '_id_',
  table: '',
  fields: [{ field: '_id', order: 'asc' }],
  unique: true,
  geo: false,
  arrays: 0,
}

/** What collections and indexes exist: kept in the database, read once, changed here only. */
export class Catalog {
  private readonly byName = new Map<string, CollectionInfo>()

  constructor(private readonly connection: Connection) {
    connection.exec(`
      CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE IF NOT EXISTS indexes (
        id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL, spec TEXT NOT NULL,
        multikey INTEGER NOT NULL DEFAULT 0, UNIQUE (collection, name));
    `)
    for (const [id, name] of connection.all('SELECT id, name FROM collections')) {
      this.byName.set(String(name), this.read(Number(id), String(name)))
    }
  }

  get(name: string): CollectionInfo {
    const collection = this.byName.get(name)
    if (!collection) throw collectionMissing(name)
    return collection
  }

  has(name: string): boolean {
    return this.byName.has(name)
  }

  create(name: string): CollectionInfo {
    if (this.has(name)) {
      throw new StoreError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceExist] Table exist: ${name}`)
    }
    if (!/^[A-Za-z0-9_][\w-]{0,63}$/.test(name))
      throw new StoreError('INVALID_PARAM', `集合名称不合法: ${name}`)
    const id = this.connection.run('INSERT INTO collections (name) VALUES (?)', name)
    this.connection.exec(
      `CREATE TABLE c${id} (rid INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, doc TEXT NOT NULL)`,
    )
    const collection = { id, name, table: `c${id}`, indexes: [] }
    this.byName.set(name, collection)
    return collection
  }

  /** Adds an empty index; the caller fills it. */
  addIndex(collection: CollectionInfo, schema: IndexSchema): IndexInfo {
    const id = this.connection.run(
      'INSERT INTO indexes (collection, name, spec) VALUES (?, ?, ?)',
      collection.id,
      schema.name,
      JSON.stringify(schema),
    )
    const index = describe(id, schema, 0)
    this.connection.exec(createTable(index))
    collection.indexes.push(index)
    return index
  }

  dropIndex(collection: CollectionInfo, index: IndexInfo): void {
    this.connection.run('DELETE FROM indexes WHERE collection = ? AND name = ?', collection.id, index.name)
    this.connection.exec(`DROP TABLE ${index.table}`)
    collection.indexes = collection.indexes.filter((other) => other !== index)
  }

  /** The indexes of `schema` that are missing or differ, and those that are no longer wanted. */
  difference(schema: CollectionSchema): { add: IndexSchema[]; drop: IndexInfo[] } {
    const collection = this.get(schema.name)
    const stored = new Map(
      this.connection
        .all('SELECT name, spec FROM indexes WHERE collection = ?', collection.id)
        .map(([name, spec]) => [String(name), String(spec)]),
    )
    const same = (index: IndexSchema) => stored.get(index.name) === JSON.stringify(index)
    return {
      add: schema.indexes.filter((index) => !same(index)),
      drop: collection.indexes.filter(
        (index) => !schema.indexes.some((s) => s.name === index.name && same(s)),
      ),
    }
  }

  /** Notes that documents have arrays in these fields of the index too. */
  addArrays(collection: CollectionInfo, index: IndexInfo, arrays: number): void {
    index.arrays |= arrays
    this.connection.run(
      'UPDATE indexes SET multikey = ? WHERE collection = ? AND name = ?',
      index.arrays,
      collection.id,
      index.name,
    )
  }

  private read(id: number, name: string): CollectionInfo {
    const rows = this.connection.all(
      'SELECT id, spec, multikey FROM indexes WHERE collection = ? ORDER BY id',
      id,
    )
    const indexes = rows.map(([indexId, spec, arrays]) =>
      describe(Number(indexId), JSON.parse(String(spec)) as IndexSchema, Number(arrays)),
    )
    return { id, name, table: `c${id}`, indexes }
  }
}

function describe(id: number, schema: IndexSchema, arrays: number): IndexInfo {
  const geo = schema.fields.some((field) => 'type' in field)
  if (schema.fields.length === 0) throw requestFailed(`index ${schema.name} has no fields`)
  if (geo && schema.fields.length > 1) {
    throw requestFailed(`index ${schema.name}: a geo index has one field; add another index for the rest`)
  }
  const fields = schema.fields.map((field) => ({
    field: field.field,
    order: 'order' in field ? field.order : ('asc' as const),
  }))
  return { name: schema.name, table: `x${id}`, fields, unique: schema.unique ?? false, geo, arrays }
}

function createTable({ table, fields, geo }: IndexInfo): string {
  if (geo) return `CREATE VIRTUAL TABLE ${table} USING rtree (rid, west, east, south, north)`
  const columns = fields.map((_, i) => `k${i} BLOB NOT NULL`)
  const key = fields.map(({ order }, i) => `k${i} ${order}`)
  return `CREATE TABLE ${table} (${columns.join(', ')}, rid INTEGER NOT NULL, PRIMARY KEY (${key.join(', ')}, rid)) WITHOUT ROWID`
}
