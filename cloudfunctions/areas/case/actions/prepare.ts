import { caseListStore } from '../list-store'
import { nearbyStore } from '../nearby-store'
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
import type { AroundRow } from '../nearby-store'
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

/**
 * Open public cases of other people, as far as the public is shown them, and what the person reported here, public or
 * not: a second report of the same is the most likely one.
 */
async function nearby(point: Point, context: Context): Promise<Prepared['nearby']> {
  const { db, viewer } = context
  const isMine = ({ reporter }: Pick<AroundRow, 'reporter'>) => reporter.openid === viewer.openid
  const seenAt = (row: AroundRow) =>
    isIn('open', row.state) ? placeOf(row, isMine(row) ? 'own' : 'public').point : undefined
  const near = await nearbyStore(db).near(
    { layer: 'publicOpen', center: point, metres: NEARBY_METRES, most: NEARBY_MOST, own: viewer.openid },
    seenAt,
  )
  const rows = await caseListStore(db).many(near.map(({ _id }) => _id))
  const [mine, others] = [rows.filter(isMine), rows.filter((row) => !isMine(row))]
  const [followed, ownCards, cards] = await Promise.all([
    followedAmong(others, viewer.openid, db),
    toCards(mine, context),
    toCards(others, context, 'public'),
  ])
  const own = withMetres(ownCards, near).map((card) => ({ ...card, mine: true, supportedByMe: false }))
  const theirs = withMetres(cards, near).map((card) => ({ ...card, supportedByMe: followed.has(card.id) }))
  return [...own, ...theirs]
}
