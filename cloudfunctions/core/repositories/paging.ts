import type { Collection, Commands, Filter } from '../platform/database'

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

/** Rows that share the cursor's sort value and were seen already are dropped here; more than this many is not expected. */
const TIES = 20

/**
 * One page of a list by cursor. The database gets a plain range on the sort field, which an index serves; an exact
 * (value, id) comparison would need an `or`, which none does.
 */
export async function findPage<Row extends { _id: string }>(
  collection: Collection<Row>,
  command: Commands,
  query: PageQuery<Row>,
): Promise<RowPage<Row>> {
  const { field, direction, size } = query
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor)
  const rows = await collection.find({
    where: after ? { ...query.where, [field]: fromCursor(query, after, command) } : query.where,
    orderBy: [
      [field, direction],
      ['_id', direction],
    ],
    limit: size + 1 + (after ? TIES : 0),
    fields: query.fields,
  })
  const fresh = after ? rows.filter((row) => isAfter(row, field, direction, after)) : rows
  return cut(fresh, field, size)
}

/** Keeps the filter's own bound on the sort field, for example `closedAt > 0`. */
function fromCursor<Row>(
  { where, field, direction }: PageQuery<Row>,
  after: Cursor,
  command: Commands,
): unknown {
  const bound = direction === 'desc' ? command.lte(after.value) : command.gte(after.value)
  const own = where[field]
  return own === undefined ? bound : (own as { and(other: unknown): unknown }).and(bound)
}

function isAfter<Row extends { _id: string }>(
  row: Row,
  field: keyof Row,
  direction: 'asc' | 'desc',
  after: Cursor,
): boolean {
  if (row[field] !== after.value) return true
  return direction === 'desc' ? row._id < after.id : row._id > after.id
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
