import { StoreError } from './errors'
import type { Document } from './ejson'

/** Above this many documents a query needs an index: the real database gets slow there. */
export const EXAMINED_WITHOUT_INDEX = 100

export interface QueryReport {
  at: number
  collection: string
  operation: string
  filter: Document
  sort: [string, 1 | -1][]
  /** The index used; none means that the whole collection was read. */
  index?: string
  examined: number
  returned: number
  /** The index did not give the order, so the matches were sorted in memory. */
  sortedInMemory: boolean
  milliseconds: number
}

/** The latest queries and how each was served. */
export class Explain {
  private readonly reports: QueryReport[] = []

  constructor(
    private readonly strict: boolean,
    private readonly log: (line: string) => void,
    private readonly keep = 500,
  ) {}

  /** Fails a query that has read too much without an index, by name, when indexes are strict. */
  check(collection: string, filter: Document, sort: [string, 1 | -1][], examined: number): void {
    if (!this.strict || examined <= EXAMINED_WITHOUT_INDEX) return
    throw new StoreError(
      'DATABASE_QUERY_WITHOUT_INDEX',
      `no index serves ${describe(collection, filter, sort)}`,
    )
  }

  add(report: QueryReport): void {
    this.reports.push(report)
    if (this.reports.length > this.keep) this.reports.shift()
    if (!report.index && report.examined > EXAMINED_WITHOUT_INDEX) {
      const what = describe(report.collection, report.filter, report.sort)
      this.log(`no index serves ${what}: ${report.examined} documents examined for ${report.returned}`)
    }
  }

  recent(): QueryReport[] {
    return [...this.reports]
  }
}

function describe(collection: string, filter: Document, sort: [string, 1 | -1][]): string {
  const order =
    sort.length > 0 ? ` sorted by ${sort.map(([field, way]) => `${field} ${way}`).join(', ')}` : ''
  return `${collection} ${JSON.stringify(shape(filter))}${order}`
}

/** The filter with its values left out: logs hold no personal data. */
export function shape(filter: unknown): unknown {
  if (Array.isArray(filter)) return filter.map(shape)
  if (typeof filter !== 'object' || filter === null || Object.getPrototypeOf(filter) !== Object.prototype)
    return '?'
  return Object.fromEntries(
    Object.entries(filter).map(([field, value]) => [
      field,
      Array.isArray(value) && !/^\$(and|or|nor)$/.test(field) ? '[?]' : shape(value),
    ]),
  )
}
