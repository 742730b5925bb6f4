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
