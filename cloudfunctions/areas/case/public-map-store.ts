import { perStore } from '../../kernel/per-store'
import type { RowPage } from '../../kernel/paging'
import { findPage } from '../../kernel/paging'
import type { Filter, Store } from '../../kernel/platform/database'
import type { CaseDoc, Squares } from './documents'
import type { Grid, Square } from './map-squares'
import { plain } from './store'

/** What a pin of the map is made of. */
const PIN_FIELDS = [
  'state',
  'text',
  'categoryId',
  'place',
  'physical',
  'submittedAt',
] satisfies (keyof CaseDoc)[]
export type PinRow = Pick<CaseDoc, '_id' | (typeof PIN_FIELDS)[number]>

export type Stage = Squares['stage']
/** What of the map is asked for. */
export interface Narrowed {
  categoryId?: string
  townId?: string
  stage?: Stage
}
/** How many cases of each stage are in a square. */
export interface Counted {
  square: Square
  open: number
  finished: number
}

/** The public's map: cases by the squares in which they are shown. */
function createPublicMap(store: Store) {
  const cases = store.collection<CaseDoc>('cases')
  const { command } = store

  const where = ({ field, squares }: Grid, { categoryId, townId, stage }: Narrowed): Filter => ({
    [field]: command.in(squares.map(({ name }) => name)),
    ...(stage ? { 'shownIn.stage': stage } : {}),
    ...(categoryId ? { categoryId } : {}),
    ...(townId ? { 'place.townId': townId } : {}),
  })

  return {
    /** How many there are in each square of a grid, counted on its index alone; squares without any are left out. */
    async count(grid: Grid, narrowed: Narrowed): Promise<Counted[]> {
      const countOf = (stage: Stage): Promise<Map<string, number>> =>
        narrowed.stage === undefined || narrowed.stage === stage
          ? cases.countBy<string>(where(grid, { ...narrowed, stage }), grid.field)
          : Promise.resolve(new Map())
      const [open, finished] = await Promise.all([countOf('open'), countOf('finished')])
      return grid.squares.flatMap((square) => {
        const counted = { open: open.get(square.name) ?? 0, finished: finished.get(square.name) ?? 0 }
        return counted.open + counted.finished > 0 ? [{ square, ...counted }] : []
      })
    },
    /** What is in the squares of a grid, newest first. */
    async page(grid: Grid, narrowed: Narrowed, size: number, cursor?: string): Promise<RowPage<PinRow>> {
      const sorting = { field: 'submittedAt', direction: 'desc' } as const
      const filter = where(grid, narrowed)
      const page = await findPage(cases, command, {
        where: filter,
        ...sorting,
        size,
        cursor,
        fields: PIN_FIELDS,
      })
      return { ...page, rows: page.rows.map(plain) }
    },
  }
}

export const publicMapStore = perStore(createPublicMap)
