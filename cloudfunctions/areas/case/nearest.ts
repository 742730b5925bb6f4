import type { Cover } from './map-cells'
import type { RowPage } from '../../kernel/paging'

/** What a search for the nearest needs to know of a row. */
export interface Placed {
  _id: string
  submittedAt: number
}
export type Near<Row> = Row & { metres: number }

interface Search<Row extends Placed> {
  /** How far at the most. */
  metres: number
  /** How many. */
  most: number
  /** @returns the cells that hold all that lies within so many metres */
  cover(metres: number): Cover
  /** @returns one page of what lies in these cells */
  read(cells: string[], size: number, cursor?: string): Promise<RowPage<Row>>
  /** @returns how far a row is, unrounded; undefined for one that is not wanted */
  measure(row: Row): number | undefined
}

/** Rows of the first look; enough where few or none are near, and what a few steps of a crowded search read each. */
const FIRST_LOOK = 200
/** Rows of each further page, where very many are at one spot: the most that the cloud gives. */
const FURTHER = 900

/**
 * The nearest wanted rows, exactly. Where all around fits into one page, that is all. Where it does not, the page shows
 * how far one needs to look at the most, since so many wanted ones are there already; then only that is read, and so on
 * until a page holds all that is left. At one spot with very many it reads on by cursor: no right answer is dropped.
 * @returns nearest first; of those equally far the newest first
 */
export async function nearest<Row extends Placed>(search: Search<Row>): Promise<Near<Row>[]> {
  const found = new Map<string, Near<Row>>()
  let reach = search.metres
  let cover = search.cover(reach)
  let cursor: string | undefined
  for (;;) {
    const page = await search.read(cover.cells, cursor === undefined ? FIRST_LOOK : FURTHER, cursor)
    for (const row of page.rows) {
      const metres = search.measure(row)
      if (metres !== undefined && metres <= search.metres) found.set(row._id, { ...row, metres })
    }
    const best = [...found.values()].sort(nearestFirst).slice(0, search.most)
    const needed = best[search.most - 1]?.metres ?? reach
    // Many choose the same place by its name: nothing is nearer than that spot itself, and the newest there came first.
    if (page.next === undefined || needed === 0) return best
    cursor = page.next
    const smaller = needed < reach ? search.cover(needed) : cover
    if (!(smaller.area < cover.area / 2)) continue
    reach = needed
    cover = smaller
    cursor = undefined
  }
}

function nearestFirst(a: Near<Placed>, b: Near<Placed>): number {
  return a.metres - b.metres || b.submittedAt - a.submittedAt || (a._id < b._id ? 1 : -1)
}
