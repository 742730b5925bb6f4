import { readBounds } from './bounds'
import type { Document } from './ejson'
import { shape, type Explain } from './explain'
import { boxAround, distanceMetres, isGeometry } from './geometry'
import { extractNear, geoBounds, type Near } from './geo-query'
import { Found } from './found'
import { compileFilter, type Matcher } from './matcher'
import { decodeKey } from './keys'
import { valueAt } from './paths'
import { choosePlan, FEW_IN_BOX, geoPlan, type Plan, type Sort } from './planner'
import { atMostSql, countBySql, countSql, pageSql } from './plan-sql'
import { sortBy } from './sort'
import type { CollectionInfo } from './catalog'
import type { Connection, Row, Value } from './sqlite'

/** What a query reads: the database, or a transaction's snapshot of it with its own writes on top. */
export interface View {
  connection: Connection
  /** The transaction's writes to a collection: by key of `_id`, the document or its absence. */
  written(collection: CollectionInfo): Map<string, Document | undefined>
}

export interface QueryRequest {
  operation: string
  filter: Document
  sort?: Sort
  skip?: number
  limit?: number
}

/** Documents that answer the filter, in order. Reports how it found them; throws when indexes are strict and none serves. */
export function find(
  view: View,
  collection: CollectionInfo,
  request: QueryRequest,
  explain: Explain,
): Found[] {
  return new QueryRun(view, collection, request, explain).run()
}

/** How many documents answer the filter; on an index that covers it, without reading any. */
export function count(view: View, collection: CollectionInfo, filter: Document, explain: Explain): number {
  return new QueryRun(view, collection, { operation: 'count', filter }, explain).count()
}

/** The same; undefined where it would have to read documents. */
export function countOnIndex(
  view: View,
  collection: CollectionInfo,
  filter: Document,
  explain: Explain,
): number | undefined {
  return new QueryRun(view, collection, { operation: 'count', filter }, explain).countOnIndex()
}

export interface CountOf {
  value: unknown
  count: number
}

/**
 * How many of the documents that answer the filter have each value of a field.
 * @returns undefined where no index covers filter and field, or a value cannot be told from its key
 */
export function countBy(
  view: View,
  collection: CollectionInfo,
  filter: Document,
  field: string,
  explain: Explain,
): CountOf[] | undefined {
  return new QueryRun(view, collection, { operation: 'count', filter }, explain).countBy(field)
}

const FIRST_PAGE = 200
const LARGEST_PAGE = 20_000

class QueryRun {
  private examined = 0
  private readonly started = performance.now()
  private readonly near?: Near
  private readonly matches: Matcher
  private readonly sort: Sort
  private readonly plan: Plan
  private readonly written: Map<string, Document | undefined>

  constructor(
    private readonly view: View,
    private readonly collection: CollectionInfo,
    private readonly request: QueryRequest,
    private readonly explain: Explain,
  ) {
    const { near, rest } = extractNear(request.filter)
    this.near = near
    this.sort = request.sort ?? []
    this.written = view.written(collection)
    this.plan = choosePlan(collection, readBounds(rest), geoBounds(rest), this.sort, (plan) =>
      this.isSmall(plan),
    )
    // An exact plan has nothing left to test but a transaction's own documents.
    const tested = this.plan.exact && this.written.size === 0 && !near
    this.matches = tested ? () => true : compileFilter(rest)
  }

  run(): Found[] {
    const found = this.near ? this.runNear(this.near) : this.runPlan()
    this.report(found.length)
    return found
  }

  count(): number {
    return this.countOnIndex() ?? this.run().length
  }

  countOnIndex(): number | undefined {
    if (!this.isCountable) return undefined
    const total = this.countInSqlite()
    this.report(total)
    return total
  }

  countBy(field: string): CountOf[] | undefined {
    const column = this.plan.columns?.get(field)
    if (!this.isCountable || column === undefined) return undefined
    const hasArms = this.plan.arms.length > 0
    const rows = hasArms
      ? this.view.connection.all(countBySql(this.plan, column), ...this.values(this.plan))
      : []
    const counts = summed(rows)
    if (counts.some(({ value }) => value === undefined)) return undefined
    this.report(counts.length)
    return counts
  }

  /** Every entry of the index is an answer, so none needs to be looked into. */
  private get isCountable(): boolean {
    return this.plan.exact && this.written.size === 0 && !this.near
  }

  private isSmall(plan: Plan): boolean {
    const [isSmall] =
      this.view.connection.first(atMostSql(plan, FEW_IN_BOX), ...(plan.arms[0]?.values ?? [])) ?? []
    return isSmall === 1
  }

  private countInSqlite(): number {
    if (this.plan.arms.length === 0) return 0
    return Number(this.view.connection.first(countSql(this.plan), ...this.values(this.plan))?.[0])
  }

  private values({ arms }: Plan): Value[] {
    return arms.flatMap(({ values }) => values)
  }

  private runPlan(): Found[] {
    const { skip = 0, limit = Infinity } = this.request
    const wanted = skip + limit
    const ordered = this.plan.order !== undefined
    const matches = this.collect(this.plan, ordered ? wanted : Infinity)
    const own = this.ownMatches()
    const unsorted = own.length > 0 ? [...matches, ...own] : matches
    const sorted = ordered && own.length === 0 ? unsorted : this.inOrder(unsorted)
    return skip === 0 && limit === Infinity ? sorted : sorted.slice(skip, wanted)
  }

  private inOrder(found: Found[]): Found[] {
    return this.sort.length > 0 ? sortBy(found, this.sort, (item) => item.document) : found
  }

  /** Goes through the candidates, page by page, until enough answer the filter. */
  private collect(plan: Plan, enough: number): Found[] {
    const found: Found[] = []
    const seen = plan.repeats || plan.arms.length > 1 ? new Set<number>() : undefined
    for (const candidate of this.candidates(plan, enough)) {
      if (seen?.has(candidate.rid)) continue
      seen?.add(candidate.rid)
      this.examined++
      if (this.written.has(candidate.idKey)) continue
      if (plan.exact || this.matches(candidate.document)) found.push(candidate)
      if (found.length >= enough) break
    }
    return found
  }

  private *candidates(plan: Plan, enough: number): Generator<Found> {
    if (plan.arms.length === 0) return
    let size = firstPage(plan, enough)
    let offset = 0
    let last = 0
    for (;;) {
      const page = plan.index ? this.page(plan, size, offset) : this.scanPage(last, size)
      for (const [rid, id, doc] of page) {
        yield new Found(Number(rid), (id as Buffer).toString('latin1'), String(doc))
      }
      if (page.length < size) return
      offset += page.length
      last = Number(page[page.length - 1]?.[0])
      size = Math.min(size * 4, LARGEST_PAGE)
    }
  }

  private scanPage(after: number, size: number): Row[] {
    const sql = `SELECT rid, id, doc FROM ${this.collection.table} WHERE rid > ? ORDER BY rid LIMIT ?`
    return this.view.connection.all(sql, after, size)
  }

  private page(plan: Plan, size: number, offset: number): Row[] {
    return this.view.connection.all(pageSql(plan, this.collection), ...this.values(plan), size, offset)
  }

  private ownMatches(): Found[] {
    return [...this.written]
      .filter((entry): entry is [string, Document] => entry[1] !== undefined && this.matches(entry[1]))
      .map(([idKey, document]) => new Found(0, idKey, undefined, document))
  }

  /** Nearest first, unless a sort asks otherwise. The circle grows until it holds enough. */
  private runNear(near: Near): Found[] {
    const { skip = 0, limit = Infinity } = this.request
    const index = this.collection.indexes.find((other) => other.geo && other.fields[0]?.field === near.field)
    if (!index)
      return this.sliceNear(this.withDistance(near, this.collect(this.plan, Infinity), near.maxMetres))
    const wanted = this.sort.length > 0 ? Infinity : skip + limit
    for (let radius = Math.min(near.maxMetres, firstRadius(wanted)); ; radius *= 4) {
      const reach = Math.min(radius, near.maxMetres)
      const plan = geoPlan(this.collection, index, boxAround(near.center, reach))
      const found = this.withDistance(near, this.collect(plan, Infinity), reach)
      if (found.length >= wanted || reach >= near.maxMetres || reach > 21_000_000)
        return this.sliceNear(found)
    }
  }

  private withDistance(near: Near, matches: Found[], reach: number): { item: Found; metres: number }[] {
    return [...matches, ...this.ownMatches()]
      .map((item) => ({ item, metres: distanceTo(near, item.document) }))
      .filter(({ metres }) => Number.isFinite(metres) && metres >= near.minMetres && metres <= reach)
      .sort((a, b) => a.metres - b.metres)
  }

  private sliceNear(found: { item: Found; metres: number }[]): Found[] {
    const { skip = 0, limit = Infinity } = this.request
    return this.inOrder(found.map(({ item }) => item)).slice(skip, skip + limit)
  }

  private report(returned: number): void {
    const near =
      this.near &&
      this.collection.indexes.find(({ geo, fields }) => geo && fields[0]?.field === this.near?.field)
    this.explain.add({
      at: Date.now(),
      collection: this.collection.name,
      operation: this.request.operation,
      filter: shape(this.request.filter) as Document,
      sort: this.sort,
      index: near?.name ?? this.plan.index,
      examined: this.examined,
      returned,
      sortedInMemory: this.sort.length > 0 && this.plan.order === undefined,
      milliseconds: performance.now() - this.started,
    })
  }
}

/** Counts by key, a row for each arm that found some. */
function summed(rows: Row[]): CountOf[] {
  const counts = new Map<string, CountOf>()
  for (const [key, count] of rows as [Buffer, number][]) {
    const name = key.toString('latin1')
    const before = counts.get(name)
    if (before) before.count += Number(count)
    else counts.set(name, { value: decodeKey(key), count: Number(count) })
  }
  return [...counts.values()]
}

/** As many as will do when each candidate counts; somewhat more when some will not. */
function firstPage({ exact }: Plan, enough: number): number {
  if (exact && enough <= LARGEST_PAGE) return Math.max(enough, 1)
  return Math.max(Math.min(enough * 2, FIRST_PAGE), 1)
}

function firstRadius(wanted: number): number {
  return wanted === Infinity ? Infinity : 1000
}

/** Metres from the center; Infinity when the document has no point there. */
export function distanceTo(near: Pick<Near, 'field' | 'center'>, document: Document): number {
  const place = valueAt(document, near.field)
  return isGeometry(place) && place.type === 'Point'
    ? distanceMetres(near.center, place.coordinates)
    : Infinity
}
