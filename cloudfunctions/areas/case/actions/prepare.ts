import { caseListStore } from '../list-store'
import { caseMapStore } from '../map-store'
import type { Prepared, PrepareInput } from '#domain/api/case'
import { suggestCategories } from '#domain/case/suggest'
import type { PlaceCheck } from '#domain/case/place-check'
import type { Point } from '#domain/case/types'
import { isIn } from '#domain/case/workflow'
import { promiseFor } from '../clocks'
import { checkPlace } from '../check-place'
import { followedAmong } from '../followers'
import { reportFormOf } from '../report-form'
import type { Context, UseCase } from '../../../kernel/context'
import type { AroundRow } from '../map-store'
import { placeOf, toCards, withMetres } from '../views/case-card'

const NEARBY_METRES = 250
const NEARBY_MOST = 3

/** While the form is filled in. It writes nothing and says only what anybody may know. */
export const prepare: UseCase<PrepareInput, Prepared> = async (input, context) => {
  const { text, point, address = '', categoryId } = input
  const reference = await context.reference()
  const category = categoryId === undefined ? undefined : reference.category(categoryId)
  const department = category && reference.department(category.leadDepartmentId)
  const place = point && checkPlace({ point, address }, reference)
  const promised = category && promiseFor(reference, category, context.now)
  const categories = reference.categories.map(({ _id, keywords }) => ({ id: _id, keywords }))
  return {
    formVersion: reportFormOf(reference).version,
    suggested: text ? suggestCategories(text, categories) : [],
    nearby: point ? await nearby(point, context) : [],
    ...(promised && department && place?.kind !== 'outside'
      ? {
          promise: {
            departmentName: department.name,
            clocks: promised.clocks,
            ...(promised.assumedFrom > 0 ? { assumed: true } : {}),
          },
        }
      : {}),
    ...(place ? { place, ...likeliestTown(place) } : {}),
  }
}

function likeliestTown(place: PlaceCheck): Pick<Prepared, 'townId'> {
  if (place.kind === 'outside') return {}
  const townId = 'id' in place.town ? place.town.id : place.town.likely[0]
  return townId === undefined ? {} : { townId }
}

/** Open public cases of other people, as far as the public is shown them: nobody can support a case of their own. */
async function nearby(point: Point, context: Context): Promise<Prepared['nearby']> {
  const { db, viewer } = context
  const seenAt = (row: AroundRow) =>
    isIn('open', row.state) && row.reporter.openid !== viewer.openid
      ? placeOf(row, 'public').point
      : undefined
  const search = { layer: 'publicOpen', center: point, metres: NEARBY_METRES, most: NEARBY_MOST } as const
  const near = await caseMapStore(db).near(search, seenAt)
  const rows = await caseListStore(db).many(near.map(({ _id }) => _id))
  const followed = await followedAmong(rows, viewer.openid, db)
  const cards = await toCards(rows, context, 'public')
  return withMetres(cards, near).map((card) => ({
    ...card,
    supportedByMe: followed.has(card.id),
  }))
}
