import type { MapPin } from '../../../../miniprogram/domain/api/case'
import type { Point } from '../../../../miniprogram/domain/case/types'
import type { UseCase } from '../../context'
import { toPin } from '../../views/caseCard'

const MOST_PINS = 100

type Input = { southWest: Point; northEast: Point; open?: boolean }

/** Public cases inside a map's bounds, the newest where there are many. */
export const publicMap: UseCase<Input, { pins: MapPin[]; more: boolean }> = async (input, context) => {
  const { open, ...box } = input
  const [{ rows, more }, reference] = await Promise.all([
    context.repos.caseMap.inside(open ? 'publicOpen' : 'public', box, MOST_PINS),
    context.reference(),
  ])
  return { pins: rows.map((row) => toPin(row, reference)), more }
}
