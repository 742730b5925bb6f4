import { readBounds } from './bounds'
import { isPlainObject, type Document } from './ejson'
import type { Sources } from './aggregate'

/**
 * The result of a pipeline's first two stages where an index tells it without any document, as MongoDB's covered plans
 * do: a `$match`, and a `$group` or `$bucket` that only counts by one field.
 * @returns undefined where no index does
 */
export function countsFromIndex(
  collection: string,
  [match, count]: Document[],
  sources: Pick<Sources, 'countBy' | 'count'>,
): Document[] | undefined {
  const filter = match?.$match
  if (!isPlainObject(filter)) return undefined
  if (isPlainObject(count?.$group))
    return groupCounts(count.$group, (by) => sources.countBy(collection, filter, by))
  if (isPlainObject(count?.$bucket))
    return bucketCounts(filter, count.$bucket, (range) =>
      sources.count(collection, { $and: [filter, range] }),
    )
  return undefined
}

const isField = (by: unknown): by is string => typeof by === 'string' && /^\$[^$]/.test(by)

function groupCounts(
  { _id: by, ...sums }: Document,
  countBy: (field: string) => ReturnType<Sources['countBy']>,
): Document[] | undefined {
  const counts = Object.entries(sums).map(([name, sum]) => [name, sumOf(sum)] as const)
  if (!isField(by) || counts.some(([, each]) => each === undefined)) return undefined
  return countBy(by.slice(1))?.map(({ value, count }) => ({
    _id: value,
    ...Object.fromEntries(counts.map(([name, each]) => [name, count * Number(each)])),
  }))
}

/** @returns what `{ $sum: 2 }` adds for each document; undefined for any other accumulator */
function sumOf(accumulator: unknown): number | undefined {
  if (!isPlainObject(accumulator) || Object.keys(accumulator).length !== 1) return undefined
  return typeof accumulator.$sum === 'number' ? accumulator.$sum : undefined
}

/**
 * Each bucket is a range of the index. A document outside of all buckets is an error that the stage itself must raise;
 * that there is none costs nothing to know where the filter confines the field already.
 */
function bucketCounts(
  filter: Document,
  { groupBy, boundaries, ...others }: Document,
  count: (range: Document) => number | undefined,
): Document[] | undefined {
  const isPlain = Object.keys(others).length === 0 && isField(groupBy)
  if (!isPlain || !Array.isArray(boundaries) || !boundaries.every((limit) => typeof limit === 'number'))
    return undefined
  const field = groupBy.slice(1)
  // A range holds values of one type; points may be of any.
  const bound = readBounds(filter).fields.get(field)
  if (!bound || bound.points) return undefined
  const outside = [{ $lt: boundaries[0] }, { $gte: boundaries.at(-1) }]
  if (outside.some((range) => count({ [field]: range }) !== 0)) return undefined
  const buckets = boundaries.slice(0, -1).map((low, i) => ({
    _id: low,
    count: count({ [field]: { $gte: low, $lt: boundaries[i + 1] } }),
  }))
  return buckets.filter((bucket) => bucket.count !== 0)
}
