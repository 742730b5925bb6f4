import { emptyArrayKey, encodeKey } from './keys'
import { EMPTY_ARRAY, indexedValues } from './paths'
import { requestFailed } from './errors'
import type { Document } from './ejson'
import type { Sort } from './planner'

/** Reads `{ field: 1 | -1 }`, or a list of such, in its order. */
export function readSort(order: unknown): Sort {
  const parts = Array.isArray(order) ? (order as Document[]) : [(order ?? {}) as Document]
  return parts.flatMap((part) =>
    Object.entries(part).map(([field, direction]): Sort[number] => [field, readDirection(field, direction)]),
  )
}

function readDirection(field: string, direction: unknown): 1 | -1 {
  if (direction === 1 || direction === -1) return direction
  throw requestFailed(`the order of ${field} must be 1 or -1`)
}

/** Sorts as the database does: across types, an array by its smallest element ascending, its largest descending. */
export function sortBy<T>(items: T[], sort: Sort, documentOf: (item: T) => Document): T[] {
  const keyed = items.map((item) => ({ item, keys: sort.map((part) => sortKey(documentOf(item), part)) }))
  keyed.sort((a, b) => {
    for (const [i, [, direction]] of sort.entries()) {
      const order = Buffer.compare(a.keys[i] as Buffer, b.keys[i] as Buffer)
      if (order !== 0) return order * direction
    }
    return 0
  })
  return keyed.map(({ item }) => item)
}

function sortKey(document: Document, [field, direction]: Sort[number]): Buffer {
  const keys = indexedValues(document, field).values.map((value) =>
    value === EMPTY_ARRAY ? emptyArrayKey : encodeKey(value),
  )
  return keys.reduce((best, key) => (key.compare(best) * direction < 0 ? key : best))
}
