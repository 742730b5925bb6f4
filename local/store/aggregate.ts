import { Aggregator } from 'mingo/aggregator'
import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { Lazy, type Iterator as Documents } from 'mingo/lazy'
import { isPlainObject, type Document } from './ejson'
import { requestFailed } from './errors'
import { expressions } from './expressions'
import { readGeometry, type Geometry } from './geometry'
import { mingoOptions, queryOperators } from './matcher'
import { contextWith, guarded } from './mingo'
import { indexedValues } from './paths'
import { countsFromIndex } from './index-counts'
import { distanceTo } from './query'
import { readSort, sortBy } from './sort'
import type { CountOf, QueryRequest } from './query'

/** What a pipeline reads. */
export interface Sources {
  find(collection: string, request: Pick<QueryRequest, 'filter' | 'sort' | 'skip' | 'limit'>): Document[]
  /** How many documents answer the filter, and how many of them have each value of a field, if an index alone can tell. */
  count(collection: string, filter: Document): number | undefined
  countBy(collection: string, filter: Document, field: string): CountOf[] | undefined
  exists(collection: string): boolean
  /** The field of the collection's geo index, if it has just one. */
  geoField(collection: string): string | undefined
}

/** Stages that write, or tell of the server: a query must not quietly do nothing. */
const unsupported = new Set(['$out', '$merge', '$collStats', '$indexStats', '$changeStream', '$documents'])

/** Runs a pipeline. What it begins with is left to indexes as far as they can serve it. */
export function aggregate(
  collection: string,
  pipeline: Document[],
  sources: Sources,
  variables: Document = {},
): Document[] {
  for (const stage of pipeline) rejectUnsupported(stage)
  const { documents, rest } = begin(collection, pipeline, sources, Object.keys(variables).length > 0)
  const options = {
    ...mingoOptions,
    context: contextWith({
      query: queryOperators,
      expression: { ...expressions, $outsideBuckets: outsideBuckets },
      pipeline: { $lookup: join(sources), $sort: sortStage },
    }),
    variables,
    collectionResolver: (name: string) => (sources.exists(name) ? sources.find(name, { filter: {} }) : []),
  }
  return guarded(() => new Aggregator(rest.flatMap(bucketStages), options).run<Document>(documents))
}

function rejectUnsupported(stage: Document): void {
  const name = Object.keys(stage)[0] ?? ''
  if (unsupported.has(name)) throw requestFailed(`aggregation stage ${name} is not supported`)
}

/** The documents to start from, and the stages that remain. */
function begin(collection: string, pipeline: Document[], sources: Sources, hasVariables: boolean) {
  const [first] = pipeline
  if (first?.$geoNear)
    return { documents: geoNear(collection, first.$geoNear, sources), rest: pipeline.slice(1) }
  const counted = hasVariables ? undefined : countsFromIndex(collection, pipeline, sources)
  if (counted) return { documents: counted, rest: pipeline.slice(2) }
  const request: { filter: Document; sort?: QueryRequest['sort']; skip?: number; limit?: number } = {
    filter: {},
  }
  let taken = 0
  if (isPlainObject(first?.$match) && !(hasVariables && usesExpressions(first.$match))) {
    request.filter = first.$match
    taken++
  }
  const sort = pipeline[taken]?.$sort
  if (isPlainObject(sort) && Object.values(sort).every((way) => way === 1 || way === -1)) {
    request.sort = readSort(sort)
    taken++
  }
  const skip = pipeline[taken]?.$skip
  if (typeof skip === 'number') {
    request.skip = skip
    taken++
  }
  const limit = pipeline[taken]?.$limit
  if (typeof limit === 'number') {
    request.limit = limit
    taken++
  }
  return { documents: sources.find(collection, request), rest: pipeline.slice(taken) }
}

function usesExpressions(filter: Document): boolean {
  return JSON.stringify(filter).includes('"$expr"')
}

/** `$geoNear`: nearest first, each with its distance in metres. */
function geoNear(collection: string, stage: unknown, sources: Sources): Document[] {
  const options = stage as Document
  const center = readGeometry(options.near) as Geometry & { type: 'Point' }
  const {
    distanceField,
    includeLocs,
    key = sources.geoField(collection),
    query = {},
    limit,
    maxDistance,
    minDistance,
  } = options
  if (typeof distanceField !== 'string') throw requestFailed('$geoNear requires a distanceField')
  if (typeof key !== 'string')
    throw requestFailed('$geoNear needs the key option: there is not one geo index')
  const near = { $nearSphere: { $geometry: center, $maxDistance: maxDistance, $minDistance: minDistance } }
  const filter = { $and: [query, { [key]: near }] }
  const multiplier = typeof options.distanceMultiplier === 'number' ? options.distanceMultiplier : 1
  const found = sources.find(collection, { filter, limit: typeof limit === 'number' ? limit : undefined })
  return found.map((document) => ({
    ...document,
    [distanceField]: distanceTo({ field: key, center: center.coordinates }, document) * multiplier,
    ...(typeof includeLocs === 'string' && { [includeLocs]: document[key] }),
  }))
}

/** Sorts across types, as the database does elsewhere. */
function sortStage(documents: Documents, order: unknown): Documents {
  const sort = readSort(order)
  return documents.transform((all) => Lazy(sortBy(all as Document[], sort, (document) => document)))
}

/** `$bucket` in terms of other stages: mingo's own puts a boundary's value into the bucket below. */
function bucketStages(stage: Document): Document[] {
  if (stage.$bucket === undefined) return [stage]
  const { groupBy, boundaries, default: other, output = { count: { $sum: 1 } } } = stage.$bucket as Document
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw requestFailed('$bucket needs 2 boundaries or more')
  const branches = boundaries.slice(0, -1).map((low: unknown, i) => ({
    case: {
      $and: [
        { $gte: [groupBy, { $literal: low }] },
        { $lt: [groupBy, { $literal: boundaries[i + 1] as unknown }] },
      ],
    },
    then: { $literal: low },
  }))
  const fallback = other === undefined ? { $outsideBuckets: {} } : { $literal: other }
  return [
    { $group: { _id: { $switch: { branches, default: fallback } }, ...(output as Document) } },
    { $sort: { _id: 1 } },
  ]
}

function outsideBuckets(): never {
  throw requestFailed('$bucket could not find a matching branch for an input, and no default was specified')
}

/** `$lookup` on the other collection's index, where mingo would read all of it. */
function join(sources: Sources) {
  return (documents: Documents, stage: unknown, options: Options) => {
    const {
      from,
      localField,
      foreignField,
      as,
      let: variables,
      pipeline,
      ...others
    } = stage as Record<string, unknown>
    const unknown = Object.keys(others)[0]
    if (unknown) throw requestFailed(`$lookup: ${unknown} is not supported`)
    if (typeof from !== 'string' || typeof as !== 'string') throw requestFailed('$lookup needs from and as')
    return documents.map((item) => {
      const document = item as Document
      const filter =
        typeof localField === 'string' ? joinFilter(document, localField, String(foreignField)) : {}
      return { ...document, [as]: joined(from, filter, pipeline, evaluate(variables, document)) }
    })

    function evaluate(expressions: unknown, document: Document): Document {
      return Object.fromEntries(
        Object.entries((expressions ?? {}) as Document).map(([name, expression]) => [
          name,
          evalExpr(document, expression, options),
        ]),
      )
    }
  }

  function joined(from: string, filter: Document, pipeline: unknown, variables: Document): Document[] {
    if (!sources.exists(from)) return []
    if (!Array.isArray(pipeline)) return sources.find(from, { filter })
    const stages =
      Object.keys(filter).length > 0
        ? [{ $match: filter }, ...(pipeline as Document[])]
        : (pipeline as Document[])
    return aggregate(from, stages, sources, variables)
  }
}

/** Equal to the local value, or to any of its elements; missing joins with missing and null. */
function joinFilter(document: Document, localField: string, foreignField: string): Document {
  const values = indexedValues(document, localField).values.filter((value) => typeof value !== 'symbol')
  return { [foreignField]: { $in: values.map((value) => value ?? null) } }
}
