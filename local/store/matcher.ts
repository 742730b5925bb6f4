import { Context, Query } from 'mingo'
import { requestFailed } from './errors'
import { isGeometry, intersects, within, withinCircle } from './geometry'
import { readWithin, readIntersects } from './geoQuery'
import { valueAt } from './paths'
import type { Document } from './ejson'

export type Matcher = (document: Document) => boolean

type Operator = (selector: string, operand: unknown) => Matcher

const geoOperators: Record<`$${string}`, Operator> = {
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

function onGeometry(selector: string, test: (place: Parameters<typeof within>[0]) => boolean): Matcher {
  return (document) => {
    const place = valueAt(document, selector)
    return isGeometry(place) && test(place)
  }
}

/** mingo's operators and the geometry it has not. Functions in queries are off, as in the cloud. */
export const mingoOptions = {
  context: Context.init().addQueryOps(geoOperators as unknown as Parameters<Context['addQueryOps']>[0]),
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

/** Turns what mingo throws into the database's error. */
export function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && error.name !== 'StoreError') throw requestFailed(error.message)
    throw error
  }
}
