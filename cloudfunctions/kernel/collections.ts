/** A part of an index: a field and its order, or a field that holds a GeoJSON point. */
export type IndexField = { field: string; order: 'asc' | 'desc' } | { field: string; type: 'geo' }

export interface IndexSchema {
  /** Unique within its collection. */
  name: string
  fields: IndexField[]
  /** A missing field counts as null, so at most one document may lack it. */
  unique?: boolean
}

/** Who may touch a collection from the mini program itself; functions always may. */
export type AccessRules = Record<'read' | 'write', boolean | string>

export interface CollectionSchema {
  name: string
  indexes: IndexSchema[]
  rules: AccessRules
}

/** Everything goes through the functions: no phone reads or writes the database itself. */
const FUNCTIONS_ONLY: AccessRules = { read: false, write: false }

/** A field of a document, or one inside it; `-field` is descending. */
type Indexed<Doc> = `${'' | '-'}${keyof Doc & string}${'' | `.${string}`}`

/** An index by the question that it answers: its fields, and whether no two documents may have the same. */
type Index<Doc> = readonly Indexed<Doc>[] | { unique: readonly Indexed<Doc>[] }

/** For each collection its indexes: none may be left out, and none is of a document that is not there. */
export type Indexes<Documents> = { [Name in keyof Documents]: Record<string, Index<Documents[Name]>> }

/** @returns collections with the closed rules that all of ours have */
export function collectionsOf<Documents>(declared: Indexes<Documents>): CollectionSchema[] {
  return Object.entries<Record<string, Index<never>>>(declared).map(([name, indexes]) => ({
    name,
    indexes: Object.entries(indexes).map(([question, index]) => indexOf(question, index)),
    rules: FUNCTIONS_ONLY,
  }))
}

function indexOf(name: string, index: readonly string[] | { unique: readonly string[] }): IndexSchema {
  if ('unique' in index) return { name, fields: index.unique.map(fieldOf), unique: true }
  return { name, fields: index.map(fieldOf) }
}

const fieldOf = (field: string): IndexField =>
  field.startsWith('-') ? { field: field.slice(1), order: 'desc' } : { field, order: 'asc' }
