import { caseMapStore } from '../map-store'
import type { MapPin } from '#domain/api/case'
import type { Point } from '#domain/case/types'
import type { UseCase } from '../../../kernel/context'
import { toPin } from '../views/case-card'

const MOST_PINS = 100

type Input = { southWest: Point; northEast: Point; open?: boolean }

/** Public cases inside a map's bounds, the newest where there are many. */
export const publicMap: UseCase<Input, { pins: MapPin[]; more: boolean }> = async (input, context) => {
  const { open, ...box } = input
  const [{ rows, more }, reference] = await Promise.all([
    caseMapStore(context.db).inside(open ? 'publicOpen' : 'public', box, MOST_PINS),
    context.reference(),
  ])
  return { pins: rows.map((row) => toPin(row, reference)), more }
}
