import { StoreError } from './errors'
import type { Document } from './ejson'

/** Above this many documents a query needs an index: the real database gets slow there. */
const EXAMINED_WITHOUT_INDEX = 100

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

  /** Keeps the report. A query that needs an index it has not is logged, and fails by name when indexes are strict. */
  add(report: QueryReport): void {
    this.reports.push(report)
    if (this.reports.length > this.keep) this.reports.shift()
    if (report.index || readInVain(report) <= EXAMINED_WITHOUT_INDEX) return
    const what = `no index serves ${describe(report)}: ${report.examined} documents examined for ${report.returned}`
    this.log(what)
    if (this.strict) throw new StoreError('DATABASE_QUERY_WITHOUT_INDEX', what)
  }

  recent(): QueryReport[] {
    return [...this.reports]
  }
}

/** Documents read that are not what was asked for; a number computed from documents is none of them. */
function readInVain({ operation, examined, returned }: QueryReport): number {
  return operation === 'count' || operation === 'aggregate' ? examined : examined - returned
}

function describe({ collection, filter, sort }: QueryReport): string {
  const order = sort.map(([field, way]) => `${field} ${way}`).join(', ')
  return `${collection} ${JSON.stringify(filter)}${order && ` sorted by ${order}`}`
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
