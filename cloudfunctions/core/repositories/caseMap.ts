import type { CaseDoc } from '../../database/documents'
import type { Point } from '../../../miniprogram/domain/case/types'
import { boxAround, metresBetween, pointOf } from '../case/geography'
import type { Box, Layer } from '../case/mapCells'
import { cellsOver } from '../case/mapCells'
import type { Store } from '../platform/database'
import { plain } from './cases'

/** What a pin of the map is made of. */
const PIN_FIELDS = ['state', 'text', 'categoryId', 'place', 'physical'] satisfies (keyof CaseDoc)[]
export type PinRow = Pick<CaseDoc, '_id' | (typeof PIN_FIELDS)[number]>
/** What is enough to choose among the cases around a place. */
const AROUND_FIELDS = ['state', 'place', 'reporter'] satisfies (keyof CaseDoc)[]
export type AroundRow = Pick<CaseDoc, '_id' | (typeof AROUND_FIELDS)[number]> & { metres: number }

/** Nobody merges or supports the two-hundredth case around; and it bounds what one query reads. */
const MOST_AROUND = 200

/** Cases by where they are, over the cells of the map. */
export function createCaseMap(store: Store) {
  const cases = store.collection('cases')

  async function newest(layer: Layer, box: Box, limit: number, fields: string[]): Promise<CaseDoc[]> {
    const found = await cases.find({
      where: { mapCells: store.command.in(cellsOver(layer, box)) },
      orderBy: [
        ['submittedAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
      fields,
    })
    return found.map(plain)
  }

  return {
    /** The `most` nearest cases of a layer within `metres` of a point that are `wanted`; where very many are, of the newest. */
    async near(
      { layer, center, metres, most }: { layer: Layer; center: Point; metres: number; most: number },
      wanted: (row: AroundRow) => boolean,
    ): Promise<AroundRow[]> {
      const rows = await newest(layer, boxAround(center, metres), MOST_AROUND, AROUND_FIELDS)
      return rows
        .map((row) => ({ ...row, metres: Math.round(metresBetween(center, pointOf(row.place))) }))
        .filter((row) => row.metres <= metres && wanted(row))
        .sort((a, b) => a.metres - b.metres)
        .slice(0, most)
    },
    /**
     * Of the newest `most` cases of a layer in and around a box, those inside it, newest first.
     * @returns `more` when there are older ones
     */
    async inside(layer: Layer, box: Box, most: number): Promise<{ rows: PinRow[]; more: boolean }> {
      const found: PinRow[] = await newest(layer, box, most + 1, PIN_FIELDS)
      const rows = found.slice(0, most).filter(({ place }) => isInside(pointOf(place), box))
      return { rows, more: found.length > most }
    },
  }
}

function isInside({ longitude, latitude }: Point, { southWest, northEast }: Box): boolean {
  const isBetween = (value: number, low: number, high: number) => value >= low && value <= high
  return (
    isBetween(longitude, southWest.longitude, northEast.longitude) &&
    isBetween(latitude, southWest.latitude, northEast.latitude)
  )
}
