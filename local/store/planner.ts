import { holdsArrays, idIndex, type CollectionInfo, type IndexInfo } from './catalog'
import type { Bound, Bounds } from './bounds'
import type { Box } from './geometry'
import type { Value } from './sqlite'

export type Sort = [field: string, direction: 1 | -1][]

/** How SQLite is asked for the candidates of a query. */
export interface Plan {
  /** Name of the index, or undefined for a scan of the whole collection. */
  index?: string
  /** Each arm is an equality on the index's first fields, perhaps with a range after them. */
  arms: { where: string; values: Value[] }[]
  from: string
  /** Columns to order by, so that the sort of the query needs no more work; undefined when it does. */
  order?: { column: string; direction: 1 | -1 }[]
  /** The columns that hold a field's one value, by field; missing where the index's entries do not tell it. */
  columns?: Map<string, string>
  /** A document can come more than once. */
  repeats: boolean
  /** Every candidate answers the filter. */
  exact: boolean
}

/** More arms than this and the points of a field are used as a range. */
const MAX_ARMS = 100

/** A box with no more documents than this narrows better than any equality; a large one is left to its own rank. */
export const FEW_IN_BOX = 1000
const SMALL_BOX_SCORE = 100
const LARGE_BOX_SCORE = 12

/** Whether the candidates of a geographic plan are at most FEW_IN_BOX. */
export type IsSmall = (plan: Plan) => boolean

/** Chooses the index that narrows most; ties go to the one that also gives the order. */
export function choosePlan(
  collection: CollectionInfo,
  bounds: Bounds,
  boxes: Map<string, Box>,
  sort: Sort,
  isSmall: IsSmall,
): Plan {
  let best = { plan: scan(collection, bounds, sort), score: 0 }
  for (const index of [idIndex, ...collection.indexes]) {
    const candidate = index.geo
      ? geoCandidate(collection, index, boxes, isSmall)
      : keyCandidate(collection, index, bounds, sort)
    if (candidate && candidate.score > best.score) best = candidate
  }
  return best.plan
}

interface Candidate {
  plan: Plan
  score: number
}

function scan(collection: CollectionInfo, bounds: Bounds, sort: Sort): Plan {
  return {
    arms: [{ where: '1', values: [] }],
    from: `${collection.table} d`,
    order: sort.length === 0 ? [{ column: 'd.rid', direction: 1 }] : undefined,
    repeats: false,
    exact: bounds.complete && bounds.fields.size === 0,
  }
}

/** Candidates whose box meets `box`; for `$near` too. */
export function geoPlan(collection: CollectionInfo, index: IndexInfo, box: Box): Plan {
  return {
    index: index.name,
    arms: [
      {
        where: 'x.east >= ? AND x.west <= ? AND x.north >= ? AND x.south <= ?',
        values: [box.west, box.east, box.south, box.north],
      },
    ],
    from: `${index.table} x CROSS JOIN ${collection.table} d ON d.rid = x.rid`,
    repeats: false,
    exact: false,
  }
}

function geoCandidate(
  collection: CollectionInfo,
  index: IndexInfo,
  boxes: Map<string, Box>,
  isSmall: IsSmall,
): Candidate | undefined {
  const box = boxes.get(index.fields[0]?.field ?? '')
  if (!box) return undefined
  const plan = geoPlan(collection, index, box)
  return { plan, score: isSmall(plan) ? SMALL_BOX_SCORE : LARGE_BOX_SCORE }
}

function keyCandidate(
  collection: CollectionInfo,
  index: IndexInfo,
  bounds: Bounds,
  sort: Sort,
): Candidate | undefined {
  const prefix = pointPrefix(index, bounds)
  const rangeBound = usable(index, bounds, prefix.length)
  const order = orderFrom(index, prefix.length, sort)
  const covered = order !== undefined && sort.length > 0
  if (prefix.length === 0 && !rangeBound && !covered) return undefined

  const range = rangeBound && rangeWhere(index, prefix.length, rangeBound)
  const used = prefix.length + (rangeBound ? 1 : 0)
  const others = fieldsBehind(index, bounds, used)
  const more = [
    ...(range ? [range] : []),
    ...others.map(({ position, bound }) => test(index, position, bound)),
  ]
  const arms = combinations(prefix).map((keys) => ({
    where:
      [...keys.map((_, i) => `${columnOf(index, i)} = ?`), ...more.map(({ where }) => where)].join(' AND ') ||
      '1',
    values: [...keys, ...more.flatMap(({ values }) => values)],
  }))
  const told = new Set([...Array(used).keys(), ...others.map(({ position }) => position)])
  const whole = index.unique && prefix.length === index.fields.length
  return {
    plan: {
      index: index.name,
      arms,
      from: fromOf(collection, index),
      order,
      columns: columnsOf(index),
      repeats: index.arrays !== 0,
      exact: isExact(index, bounds, told, rangeBound?.points !== undefined),
    },
    score: whole ? 1000 : prefix.length * 10 + (rangeBound ? 5 : 0) + (covered ? 4 : 0),
  }
}

interface Behind {
  position: number
  bound: Bound
}

/**
 * What the filter says of fields that come later in the index. They narrow nothing, but an entry that does not answer
 * them is passed over without its document, as MongoDB does.
 */
function fieldsBehind(index: IndexInfo, bounds: Bounds, used: number): Behind[] {
  if (index === idIndex) return []
  return index.fields.flatMap(({ field }, position) => {
    const bound = position < used || holdsArrays(index, position) ? undefined : bounds.fields.get(field)
    return bound && (bound.points?.length ?? 0) <= MAX_ARMS ? [{ position, bound }] : []
  })
}

function test(index: IndexInfo, position: number, bound: Bound): { where: string; values: Buffer[] } {
  const { points } = bound
  if (!points) return rangeWhere(index, position, bound)
  const where = `${columnOf(index, position)} IN (${points.map(() => '?').join(', ')})`
  return { where, values: points }
}

function fromOf(collection: CollectionInfo, index: IndexInfo): string {
  if (index === idIndex) return `${collection.table} d`
  return `${index.table} x CROSS JOIN ${collection.table} d ON d.rid = x.rid`
}

function columnOf(index: IndexInfo, position: number): string {
  return index === idIndex ? 'd.id' : `x.k${position}`
}

function usable(index: IndexInfo, bounds: Bounds, position: number): Bound | undefined {
  const field = index.fields[position]?.field
  const bound = field === undefined ? undefined : bounds.fields.get(field)
  return holdsArrays(index, position) ? (bound?.first ?? bound) : bound
}

/** The points of the index's first fields, as long as the filter gives points. */
function pointPrefix(index: IndexInfo, bounds: Bounds): Buffer[][] {
  const prefix: Buffer[][] = []
  let arms = 1
  for (const position of index.fields.keys()) {
    const points = usable(index, bounds, position)?.points
    if (!points || arms * points.length > MAX_ARMS) break
    arms *= points.length
    prefix.push(points)
  }
  return prefix
}

function combinations(prefix: Buffer[][]): Buffer[][] {
  return prefix.reduce<Buffer[][]>(
    (arms, points) => arms.flatMap((arm) => points.map((key) => [...arm, key])),
    [[]],
  )
}

function rangeWhere(index: IndexInfo, position: number, bound: Bound): { where: string; values: Buffer[] } {
  const column = columnOf(index, position)
  const { low, high } = bound.points ? spanOf(bound.points) : bound
  const parts: { where: string; value: Buffer }[] = []
  if (low) parts.push({ where: `${column} >${low.inclusive ? '=' : ''} ?`, value: low.key })
  if (high) parts.push({ where: `${column} <${high.inclusive ? '=' : ''} ?`, value: high.key })
  return {
    where: parts.map(({ where }) => where).join(' AND ') || '1',
    values: parts.map(({ value }) => value),
  }
}

/** Points too many for an arm each, as the range from the first to the last. */
function spanOf(points: Buffer[]): Pick<Bound, 'low' | 'high'> {
  const last = points[points.length - 1]
  return {
    low: points[0] && { key: points[0], inclusive: true },
    high: last && { key: last, inclusive: true },
  }
}

/**
 * The columns that give the sort, when the index does: fields held to points may come anywhere, the others must
 * follow the index from where the points end, all in its direction or all against it. A field that holds arrays gives
 * no order: a document sorts by its smallest or largest element, and may be found by another.
 */
function orderFrom(index: IndexInfo, points: number, sort: Sort): Plan['order'] {
  if (sort.length === 0) return []
  const order: { column: string; direction: 1 | -1 }[] = []
  let next = points
  let turned: boolean | undefined
  for (const [field, direction] of sort) {
    const position = positionOf(index, field)
    if (position < 0 || holdsArrays(index, position)) return undefined
    order.push({ column: columnOf(index, position), direction })
    if (position < points) continue
    if (position !== next) return undefined
    const reversed = (index.fields[position]?.order === 'asc' ? 1 : -1) !== direction
    if (turned !== undefined && turned !== reversed) return undefined
    turned = reversed
    next++
  }
  if (next === index.fields.length) order.push({ column: ridOf(index), direction: turned ? -1 : 1 })
  return order
}

function columnsOf(index: IndexInfo): Plan['columns'] {
  if (index === idIndex || index.arrays !== 0) return undefined
  return new Map(index.fields.map(({ field }, i) => [field, columnOf(index, i)]))
}

function positionOf(index: IndexInfo, field: string): number {
  return index.fields.findIndex((other) => other.field === field)
}

function ridOf(index: IndexInfo): string {
  return index === idIndex ? 'd.rid' : 'x.rid'
}

function isExact(index: IndexInfo, bounds: Bounds, told: ReadonlySet<number>, widened: boolean): boolean {
  if (!bounds.complete || widened) return false
  for (const [field, bound] of bounds.fields) {
    const position = positionOf(index, field)
    if (!told.has(position)) return false
    if (!(holdsArrays(index, position) ? bound.exactForArrays : bound.exact)) return false
  }
  return true
}
