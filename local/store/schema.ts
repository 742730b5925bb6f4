/** A part of an index: a field and its order, or a field that holds a GeoJSON point. */
export type IndexField = { field: string; order: 'asc' | 'desc' } | { field: string; type: 'geo' }

export interface IndexSchema {
  /** Unique within its collection. */
  name: string
  fields: IndexField[]
  /** A missing field counts as null, so at most one document may lack it. */
  unique?: boolean
}

/** A collection as the mini program declares it; what else it says of it, such as access rules, is not read. */
export interface CollectionSchema {
  name: string
  indexes: IndexSchema[]
}
