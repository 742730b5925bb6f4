import { afterPrefix, encodeKey, nullKey, typeRange } from './keys'
import { isPlainObject, type Document } from './ejson'

export interface Limit {
  key: Buffer
  inclusive: boolean
}

/** What a filter says about one field, in keys: some points, or a range. */
export interface Bound {
  points?: Buffer[]
  low?: Limit
  high?: Limit
  /** Set when several comparisons were merged: the first alone, because an array may meet each with another element. */
  first?: Bound
  /** Holding the bound is all the filter asks of the field, as long as no array is involved. */
  exact: boolean
  /** Exact even where arrays are: any element may be the one. */
  exactForArrays: boolean
}

export interface Bounds {
  fields: Map<string, Bound>
  /** The filter says nothing that the bounds do not say. */
  complete: boolean
}

/** What indexes can use of a filter. The bounds may admit more documents than the filter, never fewer. */
export function readBounds(filter: Document): Bounds {
  const bounds: Bounds = { fields: new Map(), complete: true }
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and' && Array.isArray(condition)) {
      for (const clause of condition) mergeAll(bounds, readBounds(clause as Document))
    } else if (field === '$or' && Array.isArray(condition)) {
      bounds.complete = false
      for (const [name, bound] of hull(condition as Document[])) add(bounds, name, bound)
    } else if (field.startsWith('$')) {
      bounds.complete = false
    } else {
      addCondition(bounds, field, condition)
    }
  }
  return bounds
}

function mergeAll(bounds: Bounds, more: Bounds): void {
  bounds.complete &&= more.complete
  for (const [field, bound] of more.fields) add(bounds, field, bound)
}

function addCondition(bounds: Bounds, field: string, condition: unknown): void {
  if (!isOperators(condition)) return addOptional(bounds, field, equal(condition))
  for (const [operator, operand] of Object.entries(condition)) {
    if (operator === '$options') continue
    const pattern = operator === '$regex' ? toPattern(operand, condition.$options) : operand
    addOptional(bounds, field, readers[operator]?.(pattern))
  }
}

/** An object whose first field begins with `$` holds operators; any other is a value to compare with. */
export function isOperators(condition: unknown): condition is Document {
  return isPlainObject(condition) && (Object.keys(condition)[0]?.startsWith('$') ?? false)
}

function addOptional(bounds: Bounds, field: string, bound: Bound | undefined): void {
  if (bound) add(bounds, field, bound)
  else bounds.complete = false
}

const readers: Record<string, (operand: unknown) => Bound | undefined> = {
  $eq: equal,
  $in: (operand) => (Array.isArray(operand) ? anyOf(operand) : undefined),
  $gt: (operand) => range(operand, 'low', false),
  $gte: (operand) => range(operand, 'low', true),
  $lt: (operand) => range(operand, 'high', false),
  $lte: (operand) => range(operand, 'high', true),
  $regex: (operand) => (operand instanceof RegExp ? prefix(operand) : undefined),
}

function equal(value: unknown): Bound | undefined {
  if (value instanceof RegExp) return prefix(value)
  if (Array.isArray(value)) return undefined
  const scalar = isScalar(value)
  return {
    points: [value === null ? nullKey : encodeKey(value)],
    exact: scalar || value === null,
    exactForArrays: scalar,
  }
}

function anyOf(values: unknown[]): Bound | undefined {
  const each = values.map((value) => (value instanceof RegExp ? undefined : equal(value)))
  if (each.some((bound) => bound === undefined)) return undefined
  const points = new Map(
    each.flatMap((bound) => bound?.points ?? []).map((key) => [key.toString('latin1'), key]),
  )
  return {
    points: [...points.values()].sort(Buffer.compare),
    exact: each.every((bound) => bound?.exact),
    exactForArrays: each.every((bound) => bound?.exactForArrays),
  }
}

function range(value: unknown, side: 'low' | 'high', inclusive: boolean): Bound | undefined {
  if (!isScalar(value)) return undefined
  const type = typeRange(value)
  const low = typeof value === 'number' ? encodeKey(-Infinity) : type.low
  const limit = { key: encodeKey(value), inclusive }
  const bounded =
    side === 'low'
      ? { low: limit, high: { key: type.high, inclusive: false } }
      : { low: { key: low, inclusive: true }, high: limit }
  return { ...bounded, exact: true, exactForArrays: true }
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'object') return value instanceof Date || (value !== null && '_bsontype' in value)
  return typeof value !== 'undefined'
}

function toPattern(operand: unknown, options: unknown): unknown {
  if (typeof operand !== 'string') return operand
  return typeof options === 'string' && options !== '' ? undefined : new RegExp(operand)
}

/** `/^abc/` confines to strings that begin with `abc`; the expression itself is still to be tested. */
function prefix(pattern: RegExp): Bound | undefined {
  const literal = /^\^([^\\^$.|?*+()[\]{}]+)/.exec(pattern.source)?.[1]
  if (!literal || pattern.flags.includes('i') || pattern.flags.includes('m') || pattern.source.includes('|'))
    return undefined
  // The last character may be made optional by what follows it.
  const sure = /^\^[^\\^$.|?*+()[\]{}]+[?*{]/.test(pattern.source)
    ? [...literal].slice(0, -1).join('')
    : literal
  if (sure === '') return undefined
  const key = encodeKey(sure)
  return {
    low: { key, inclusive: true },
    high: { key: afterPrefix(key), inclusive: false },
    exact: false,
    exactForArrays: false,
  }
}

function add(bounds: Bounds, field: string, bound: Bound): void {
  const other = bounds.fields.get(field)
  bounds.fields.set(field, other ? both(other, bound) : bound)
}

function both(a: Bound, b: Bound): Bound {
  const low = later(a.low, b.low)
  const high = earlier(a.high, b.high)
  const shared = { first: a.first ?? a, exact: a.exact && b.exact, exactForArrays: false }
  if (!a.points && !b.points) return { low, high, ...shared }
  const points = (a.points ?? b.points ?? []).filter(
    (key) =>
      inside(key, low, high) && (!a.points || !b.points || b.points.some((other) => other.equals(key))),
  )
  return { points, ...shared }
}

function inside(key: Buffer, low: Limit | undefined, high: Limit | undefined): boolean {
  if (low && key.compare(low.key) < (low.inclusive ? 0 : 1)) return false
  return !high || key.compare(high.key) <= (high.inclusive ? 0 : -1)
}

function later(a: Limit | undefined, b: Limit | undefined): Limit | undefined {
  if (!a || !b) return a ?? b
  const order = a.key.compare(b.key)
  return order > 0 || (order === 0 && !a.inclusive) ? a : b
}

function earlier(a: Limit | undefined, b: Limit | undefined): Limit | undefined {
  if (!a || !b) return a ?? b
  const order = a.key.compare(b.key)
  return order < 0 || (order === 0 && !a.inclusive) ? a : b
}

/** Fields that every branch of an `$or` confines, each to the smallest range that holds all branches. */
function hull(branches: Document[]): [string, Bound][] {
  const each = branches.map((branch) => readBounds(branch).fields)
  const [first, ...rest] = each
  if (!first) return []
  const shared = [...first.keys()].filter((field) => rest.every((fields) => fields.has(field)))
  return shared.map((field) => {
    const bounds = each.map((fields) => fields.get(field) as Bound)
    const merged = bounds.some((bound) => bound.first)
    return [
      field,
      { ...hullOf(bounds), ...(merged && { first: hullOf(bounds.map((bound) => bound.first ?? bound)) }) },
    ]
  })
}

function hullOf(bounds: Bound[]): Bound {
  const inexact = { exact: false, exactForArrays: false }
  if (bounds.every(({ points }) => points)) {
    const points = new Map(
      bounds.flatMap(({ points }) => points ?? []).map((key) => [key.toString('latin1'), key]),
    )
    return { points: [...points.values()].sort(Buffer.compare), ...inexact }
  }
  const ends = bounds.map(({ points, low, high }) =>
    points ? [points[0], points[points.length - 1]] : [low?.key, high?.key],
  )
  const lows = ends.map(([low]) => low)
  const highs = ends.map(([, high]) => high)
  return { low: extreme(lows, -1), high: extreme(highs, 1), ...inexact }
}

function extreme(keys: (Buffer | undefined)[], side: 1 | -1): Limit | undefined {
  if (keys.some((key) => key === undefined)) return undefined
  const sorted = (keys as Buffer[]).sort((a, b) => side * b.compare(a))
  return sorted[0] && { key: sorted[0], inclusive: true }
}
