import type { Collection, Commands, Condition, Filter } from './platform/database'

/** Where a page ended: the last row's sort value and `_id`. */
export interface Cursor {
  value: number
  id: string
}
export interface RowPage<Row> {
  rows: Row[]
  next?: string
}

export function encodeCursor({ value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

/** @returns undefined for anything that we did not write ourselves. */
export function decodeCursor(text: string): Cursor | undefined {
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    return typeof value === 'number' && Number.isFinite(value) && typeof id === 'string'
      ? { value, id }
      : undefined
  } catch {
    return undefined
  }
}

export interface PageQuery<Row> {
  where: Filter
  /** A field that holds numbers; `_id` breaks ties. The index must end with both. */
  field: keyof Row & string
  direction: 'asc' | 'desc'
  size: number
  cursor?: string
  fields?: string[]
}

/**
 * One page of a list by cursor. What follows a row is asked for in two parts, the rest of those that share its sort
 * value and all beyond: each is a range of the index, however many rows fall due at the same moment. One query for
 * both would need an `or`, which no index serves.
 */
export async function findPage<Row extends { _id: string }>(
  collection: Collection<Row>,
  command: Commands,
  query: PageQuery<Row>,
): Promise<RowPage<Row>> {
  const { where, field, direction, size, fields } = query
  const find = (filter: Filter) =>
    collection.find({
      where: filter,
      orderBy: [
        [field, direction],
        ['_id', direction],
      ],
      limit: size + 1,
      fields,
    })
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor)
  if (!after) return cut(await find(where), field, size)
  const parts = await Promise.all([
    find({ ...where, [field]: after.value, _id: beyond(after.id, direction, command) }),
    find({ ...where, [field]: withOwnBound(where[field], beyond(after.value, direction, command)) }),
  ])
  return cut(parts.flat(), field, size)
}

function beyond(value: number | string, direction: 'asc' | 'desc', { lt, gt }: Commands): Condition {
  return direction === 'desc' ? lt(value) : gt(value)
}

/** Keeps the filter's own bound on the sort field, for example `closedAt > 0`. */
function withOwnBound(own: unknown, bound: Condition): unknown {
  return own === undefined ? bound : (own as Condition).and(bound)
}

/** Merges pages of several queries that share sort field and direction. */
export function mergePages<Row extends { _id: string }>(
  pages: RowPage<Row>[],
  field: keyof Row & string,
  direction: 'asc' | 'desc',
  size: number,
): RowPage<Row> {
  const sign = direction === 'desc' ? -1 : 1
  const rows = pages
    .flatMap((page) => page.rows)
    .sort((a, b) => sign * (Number(a[field]) - Number(b[field]) || (a._id < b._id ? -1 : 1)))
  const more = pages.some((page) => page.next !== undefined)
  const page = cut(rows, field, size)
  return more && rows.length <= size ? withNext(page.rows, field) : page
}

function cut<Row extends { _id: string }>(
  rows: Row[],
  field: keyof Row & string,
  size: number,
): RowPage<Row> {
  return rows.length > size ? withNext(rows.slice(0, size), field) : { rows }
}

function withNext<Row extends { _id: string }>(rows: Row[], field: keyof Row & string): RowPage<Row> {
  const last = rows.at(-1)
  return last ? { rows, next: encodeCursor({ value: Number(last[field]), id: last._id }) } : { rows }
}
