import type { CaseDoc } from '../../database/documents'
import type { Point } from '../../../miniprogram/domain/case/types'
import { boxAround, metresBetween, pointOf } from '../case/geography'
import type { Box, Layer } from '../case/mapCells'
import { cellsOver } from '../case/mapCells'
import type { Store } from '../platform/database'
import type { CaseRow } from './cases'
import { CARD_FIELDS, plain } from './cases'

/** What a pin of the map is made of. */
const PIN_FIELDS = [
  'state',
  'published',
  'text',
  'categoryId',
  'place',
  'physical',
] satisfies (keyof CaseDoc)[]
export type PinRow = Pick<CaseDoc, '_id' | (typeof PIN_FIELDS)[number]>

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
    /** Cases of a layer within `metres` of a point that are `wanted`, nearest first; where very many are, of the newest. */
    async near(
      layer: Layer,
      center: Point,
      metres: number,
      wanted: (row: CaseRow) => boolean,
    ): Promise<(CaseRow & { metres: number })[]> {
      const rows: CaseRow[] = await newest(layer, boxAround(center, metres), MOST_AROUND, CARD_FIELDS)
      return rows
        .map((row) => ({ ...row, metres: Math.round(metresBetween(center, pointOf(row.place))) }))
        .filter((row) => row.metres <= metres && wanted(row))
        .sort((a, b) => a.metres - b.metres)
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
