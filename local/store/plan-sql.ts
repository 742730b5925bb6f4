import type { CollectionInfo } from './catalog'
import type { Plan } from './planner'

/** What SQLite is asked for a plan. Each statement takes the values of the plan's arms in their order. */

/**
 * One page of the candidates, in the plan's order; then come its size and its offset. The entries of several arms are
 * merged in the index alone, and only the documents of the page are then read.
 */
export function pageSql({ arms, from, order = [] }: Plan, { table }: CollectionInfo): string {
  const by = order.map(({ direction }, i) => `o${i} ${direction === 1 ? 'ASC' : 'DESC'}`)
  const ordered = by.length > 0 ? ` ORDER BY ${by.join(', ')}` : ''
  const columns = order.map(({ column }, i) => `, ${column} AS o${i}`).join('')
  const select = (what: string, source: string) =>
    arms.map(({ where }) => `SELECT ${what}${columns} FROM ${source} WHERE ${where}`).join(' UNION ALL ')
  const source = withoutDocuments(from)
  if (arms.length < 2 || source === from)
    return `${select('d.rid AS rid, d.id AS id, d.doc AS doc', from)}${ordered} LIMIT ? OFFSET ?`
  const entries = `${select('x.rid AS rid', source)}${ordered} LIMIT ? OFFSET ?`
  return `SELECT d.rid, d.id, d.doc FROM (${entries}) e CROSS JOIN ${table} d ON d.rid = e.rid${ordered}`
}

/** How many candidates there are, each counted once, from the index alone where it can. */
export function countSql({ arms, repeats, from }: Plan): string {
  const source = withoutDocuments(from)
  const column = source.endsWith(' x') ? 'x.rid' : 'd.rid'
  const selects = arms.map(({ where }) => `SELECT ${column} FROM ${source} WHERE ${where}`)
  // UNION leaves out what repeats.
  const distinct =
    repeats && arms.length === 1 ? selects.map((sql) => sql.replace('SELECT', 'SELECT DISTINCT')) : selects
  return `SELECT count(*) FROM (${distinct.join(repeats ? ' UNION ' : ' UNION ALL ')})`
}

/** Whether there are more candidates than `most`, counted no further; for plans of one arm. */
export function atMostSql({ arms, from }: Plan, most: number): string {
  const where = arms[0]?.where ?? '0'
  return `SELECT count(*) <= ${most} FROM (SELECT 1 FROM ${withoutDocuments(from)} WHERE ${where} LIMIT ${most + 1})`
}

/**
 * How many candidates have each value of a column of the index; a value that several arms find comes from each. Grouped
 * within an arm, where the index has the values in order.
 */
export function countBySql({ arms, from }: Plan, column: string): string {
  const source = withoutDocuments(from)
  return arms
    .map(({ where }) => `SELECT ${column} AS k, count(*) FROM ${source} WHERE ${where} GROUP BY k`)
    .join(' UNION ALL ')
}

/** The index's own table alone. */
function withoutDocuments(from: string): string {
  return from.replace(/ CROSS JOIN .*/, '')
}
