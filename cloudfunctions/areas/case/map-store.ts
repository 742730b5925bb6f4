import { perStore } from '../../kernel/per-store'
import type { CaseDoc } from './documents'
import { MOST_MOVED_METRES, publicPoint } from '#domain/kernel/shown-place'
import type { Point } from '#domain/case/types'
import { metresBetween, pointOf } from './geography'
import type { Box, Cover, Layer } from './map-cells'
import { coverAround, coverOf } from './map-cells'
import type { Store } from '../../kernel/platform/database'
import { plain } from './store'
import type { Near } from './nearest'
import { nearest } from './nearest'
import type { RowPage } from '../../kernel/paging'
import { findPage } from '../../kernel/paging'

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

/** Rows of the first look at a box, at the most; what lies beside the box costs as much as what lies in it. */
const FIRST_LOOK_MOST = 160
/** Rows of each further look at a box, at the most, and how many looks there are. */
const FURTHER_MOST = 500
const FURTHER_LOOKS = 5

/** Cases by where they are, over the cells of the map. */
function createCaseMap(store: Store) {
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
     * @param seenAt where the caller is shown a case, from which it is measured; undefined for one that is not wanted
     */
    async near(
      { layer, center, metres, most }: { layer: Layer; center: Point; metres: number; most: number },
      seenAt: (row: AroundRow) => Point | undefined,
    ): Promise<Near<AroundRow>[]> {
      // A caller of this layer may be shown a case elsewhere than it is; its cells are where it is.
      const moved = layer === 'open' ? MOST_MOVED_METRES : 0
      const found = await nearest<AroundRow>({
        metres,
        most,
        cover: (reach) => coverAround(layer, center, reach + moved),
        read: (cells, size, cursor) => newest(cells, AROUND_FIELDS, size, cursor),
        measure(row) {
          const point = seenAt(row)
          return point && metresBetween(center, point)
        },
      })
      return found.map((row) => ({ ...row, metres: Math.round(row.metres) }))
    },
    /**
     * The newest `most` cases of a public layer that are shown inside a box, newest first.
     * @returns `more` when the box holds more, or may: so many newer ones lie closely around it that nobody looked on
     */
    async inside(
      layer: Exclude<Layer, 'open'>,
      box: Box,
      most: number,
    ): Promise<{ rows: PinRow[]; more: boolean }> {
      const cover = coverOf(layer, box)
      const rows: PinRow[] = []
      let cursor: string | undefined
      let size = firstLook(cover, box, most)
      for (let look = 0, read = 0; look <= FURTHER_LOOKS; look += 1) {
        const page = await newest(cover.cells, PIN_FIELDS, size, cursor)
        read += page.rows.length
        rows.push(...page.rows.filter((row) => isShownIn(row, box)))
        if (rows.length > most) return { rows: rows.slice(0, most), more: true }
        if (page.next === undefined) return { rows, more: false }
        cursor = page.next
        size = furtherLook(most + 1 - rows.length, rows.length / read)
      }
      return { rows, more: true }
    },
  }
}

/** Cells reach beyond the box: so many rows of them hold `most` of the box, where cases lie evenly. */
function firstLook({ area }: Cover, { southWest, northEast }: Box, most: number): number {
  const boxArea = (northEast.longitude - southWest.longitude) * (northEast.latitude - southWest.latitude)
  const wanted = most + 1
  return Number.isFinite(area) ? Math.min(Math.ceil((wanted * area) / boxArea), FIRST_LOOK_MOST) : wanted
}

/** @returns rows that hold `missing` of the box, when as many of them lie in it as of those before, and some to spare */
function furtherLook(missing: number, share: number): number {
  return Math.min(Math.ceil((1.25 * missing) / share) + 10, FURTHER_MOST)
}

function isShownIn({ place, physical }: PinRow, { southWest, northEast }: Box): boolean {
  const { longitude, latitude } = publicPoint(pointOf(place), physical)
  const isBetween = (value: number, low: number, high: number) => value >= low && value <= high
  return (
    isBetween(longitude, southWest.longitude, northEast.longitude) &&
    isBetween(latitude, southWest.latitude, northEast.latitude)
  )
}

export const caseMapStore = perStore(createCaseMap)
