import type { Point } from '#domain/case/types'
import { publicPoint } from '#domain/kernel/shown-place'
import type { Store } from '../../kernel/platform/database'
import { pointOf } from './geography'
import type { Box } from './map-cells'
import type { Grid } from './map-squares'
import { gridOver, holds, isWhole } from './map-squares'
import type { Counted, Narrowed, PinRow, Stage } from './public-map-store'
import { publicMapStore } from './public-map-store'

/** Rows of one look; what lies in the squares around a view costs as much as what lies in it. */
const LOOK = 500
/** So often it is looked for pins; in a crowd with so many closely around the view, groups tell more. */
const LOOKS = 5

export interface PublicMap {
  rows: PinRow[]
  /** What is not among the rows, by square: all of it, or what is closed. */
  groups: Counted[]
}

/**
 * What a view of the map holds. Up to `most` cases are shown one by one; of more the open ones, if these are not too
 * many, and otherwise none. The rest is counted by squares, which reach a little beyond the view. Nothing is left out:
 * rows and groups add up to all that is there.
 */
export async function readPublicMap(
  { box, center, most, ...narrowed }: Narrowed & { box: Box; center: Point; most: number },
  store: Store,
): Promise<PublicMap> {
  const grid = gridOver(box, center)
  const counts = grid ? await publicMapStore(store).count(grid, narrowed) : []
  if (!grid || counts.length === 0) return { rows: [], groups: [] }
  const view = { grid, box, counts, most, narrowed }
  const all = await rowsOf(view, store)
  if (all) return { rows: all, groups: [] }
  const open = hasBoth(counts) ? await rowsOf(view, store, 'open') : undefined
  return open ? { rows: open, groups: finishedOf(counts) } : { rows: [], groups: counts }
}

interface View {
  grid: Grid
  box: Box
  counts: readonly Counted[]
  most: number
  narrowed: Narrowed
}

/** @returns all that is shown inside the box, of one stage if it is named; undefined when that is more than `most`, or too much lies around it */
async function rowsOf(
  { grid, box, counts, most, narrowed }: View,
  store: Store,
  stage?: Stage,
): Promise<PinRow[] | undefined> {
  const countOf = ({ open, finished }: Counted) => (stage === undefined ? open + finished : open)
  const sum = (some: readonly Counted[]) => some.reduce((total, counted) => total + countOf(counted), 0)
  const isSurelyMore = sum(counts.filter(({ square }) => isWhole(square, box))) > most
  const reach = sum(counts)
  if (isSurelyMore || reach > LOOK * LOOKS) return undefined
  const rows: PinRow[] = []
  const wanted = stage === undefined ? narrowed : { ...narrowed, stage }
  for (let cursor: string | undefined, look = 1; look <= LOOKS + 1; look += 1) {
    const page = await publicMapStore(store).page(grid, wanted, Math.min(reach || 1, LOOK), cursor)
    rows.push(...page.rows.filter((row) => holds(box, shownAt(row))))
    if (rows.length > most) return undefined
    if (page.next === undefined) return rows
    cursor = page.next
  }
  return undefined
}

function shownAt({ place, physical }: PinRow): Point {
  return publicPoint(pointOf(place), physical)
}

function hasBoth(counts: readonly Counted[]): boolean {
  return counts.some(({ open }) => open > 0) && counts.some(({ finished }) => finished > 0)
}

function finishedOf(counts: readonly Counted[]): Counted[] {
  return counts.flatMap((counted) => (counted.finished > 0 ? [{ ...counted, open: 0 }] : []))
}
