import { perStore } from '../../kernel/per-store'
import type { CaseDoc } from './documents'
import { MOST_MOVED_METRES } from '#domain/kernel/shown-place'
import type { Point } from '#domain/case/types'
import { metresBetween } from './geography'
import type { Cover, Layer } from './map-cells'
import { coverAround, ownCell } from './map-cells'
import type { Store } from '../../kernel/platform/database'
import { plain } from './store'
import type { Near } from './nearest'
import { nearest } from './nearest'
import type { RowPage } from '../../kernel/paging'
import { findPage } from '../../kernel/paging'

/** What is enough to choose among the cases around a place, and to know what the caller may see of each. */
const AROUND_FIELDS = [
  'state',
  'place',
  'physical',
  'published',
  'reporter',
  'leadDepartmentId',
  'coDepartmentIds',
  'submittedAt',
] satisfies (keyof CaseDoc)[]
export type AroundRow = Pick<CaseDoc, '_id' | (typeof AROUND_FIELDS)[number]>

interface Search {
  layer: Layer
  center: Point
  metres: number
  most: number
  own?: string
}

function withOwn(cover: Cover, own: string | undefined): Cover {
  return own === undefined ? cover : { ...cover, cells: [...cover.cells, ownCell(own)] }
}

/** Cases by how far they are, over the cells of map-cells.ts. */
function createNearby(store: Store) {
  const cases = store.collection<CaseDoc>('cases')

  async function newest(
    cells: string[],
    fields: string[],
    size: number,
    cursor?: string,
  ): Promise<RowPage<CaseDoc>> {
    const where = { mapCells: store.command.in(cells) }
    const sorting = { field: 'submittedAt', direction: 'desc' } as const
    const page = await findPage(cases, store.command, { where, ...sorting, size, cursor, fields })
    return { ...page, rows: page.rows.map(plain) }
  }

  return {
    /**
     * The `most` nearest cases of a layer within `metres` of a point.
     * @param search `own`: also those of this person that are worked on, on whatever layer
     * @param seenAt where the caller is shown a case, from which it is measured; undefined for one that is not wanted
     */
    async near(
      { layer, center, metres, most, own }: Search,
      seenAt: (row: AroundRow) => Point | undefined,
    ): Promise<Near<AroundRow>[]> {
      // A caller of this layer may be shown a case elsewhere than it is; its cells are where it is.
      const moved = layer === 'open' ? MOST_MOVED_METRES : 0
      const found = await nearest<AroundRow>({
        metres,
        most,
        cover: (reach) => withOwn(coverAround(layer, center, reach + moved), own),
        read: (cells, size, cursor) => newest(cells, AROUND_FIELDS, size, cursor),
        measure(row) {
          const point = seenAt(row)
          return point && metresBetween(center, point)
        },
      })
      return found.map((row) => ({ ...row, metres: Math.round(row.metres) }))
    },
  }
}

export const nearbyStore = perStore(createNearby)
