import { Query } from 'mingo/query'
import { requestFailed } from './errors'
import { isGeometry, intersects, within, withinCircle } from './geometry'
import { expressions } from './expressions'
import { contextWith, guarded } from './mingo'
import { readWithin, readIntersects } from './geo-query'
import { arraysAt, indexedValues, valueAt } from './paths'
import { isOperators } from './bounds'
import { isPlainObject, type Document } from './ejson'

export type Matcher = (document: Document) => boolean

type Operator = (selector: string, operand: unknown) => Matcher

/** What mingo lacks, and what it does differently. */
export const queryOperators: Record<`$${string}`, Operator> = {
  $mod: remainder,
  $elemMatch: elementMatch,
  $geoWithin: (selector, operand) => {
    const area = readWithin(operand)
    return onGeometry(selector, (place) =>
      'geometry' in area ? within(place, area.geometry) : withinCircle(place, area.center, area.metres),
    )
  },
  $geoIntersects: (selector, operand) => {
    const geometry = readIntersects(operand)
    return onGeometry(selector, (place) => intersects(place, geometry))
  },
}

/** mingo takes null for 0, and does not cut off fractions as MongoDB does. */
function remainder(selector: string, operand: unknown): Matcher {
  const [divisor, rest] = Array.isArray(operand) ? (operand as unknown[]).map(Number) : []
  if (!divisor || rest === undefined)
    throw requestFailed('malformed mod: needs a divisor other than 0 and a remainder')
  return (document) =>
    indexedValues(document, selector).values.some(
      (value) => typeof value === 'number' && Math.trunc(value) % Math.trunc(divisor) === Math.trunc(rest),
    )
}

/** mingo also looks for fields in elements that are no objects. */
function elementMatch(selector: string, operand: unknown): Matcher {
  if (!isPlainObject(operand)) throw requestFailed('$elemMatch needs an Object')
  const onValues = isOperators(operand) && !['$and', '$or', '$nor'].includes(Object.keys(operand)[0] ?? '')
  const test = compileFilter(onValues ? { item: operand } : operand)
  const matches = onValues
    ? (item: unknown) => test({ item })
    : (item: unknown) => isPlainObject(item) && test(item)
  return (document) => arraysAt(document, selector).some((array) => array.some(matches))
}

function onGeometry(selector: string, test: (place: Parameters<typeof within>[0]) => boolean): Matcher {
  return (document) => {
    const place = valueAt(document, selector)
    return isGeometry(place) && test(place)
  }
}

/** Functions in queries are off, as in the cloud. */
export const mingoOptions = {
  context: contextWith({ query: queryOperators, expression: expressions }),
  scriptEnabled: false,
}

/** Compiles a filter. Throws DATABASE_REQUEST_FAILED, naming the operator, when it has one that is not supported. */
export function compileFilter(filter: Document): Matcher {
  if (Object.keys(filter).length === 0) return () => true
  return guarded(() => {
    const query = new Query(filter, mingoOptions)
    return (document) => guarded(() => query.test(document))
  })
}
