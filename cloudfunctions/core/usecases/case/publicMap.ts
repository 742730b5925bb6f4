import type { MapPin } from '../../../../miniprogram/domain/api/case'
import type { Point } from '../../../../miniprogram/domain/case/types'
import type { UseCase } from '../../context'
import { publicSight, toPin } from '../../views/caseCard'

const MOST_PINS = 100

type Input = { southWest: Point; northEast: Point; open?: boolean }

/** Public cases inside a map's bounds. */
export const publicMap: UseCase<Input, { pins: MapPin[]; more: boolean }> = async (input, context) => {
  const { southWest, northEast, open } = input
  const where = { published: true, ...(open ? { closedAt: 0 } : {}) }
  const [rows, reference] = await Promise.all([
    context.repos.cases.inside(southWest, northEast, where, MOST_PINS + 1),
    context.reference(),
  ])
  const visible = rows.filter((row) => publicSight(row) === 'public')
  return {
    pins: visible.slice(0, MOST_PINS).map((row) => toPin(row, reference)),
    more: rows.length > MOST_PINS,
  }
}
