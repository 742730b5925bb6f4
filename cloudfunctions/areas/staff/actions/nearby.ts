import { caseListStore } from '../../case/list-store'
import { caseStore } from '../../case/store'
import { nearbyStore } from '../../case/nearby-store'
import type { CaseCard } from '#domain/api/case'
import { sightOf } from '#domain/case/permissions'
import { AppError } from '#domain/kernel/errors'
import type { UseCase } from '../../../kernel/context'
import type { AroundRow } from '../../case/nearby-store'
import { accessOf, placeOf, toCards, withMetres } from '../../case'

const METRES = 1_000
const MOST = 20

type Nearby = { items: (CaseCard & { metres: number })[] }

/**
 * Open cases around one that staff is looking at, nearest first; each only if they may see it, and as far as it is from
 * where they are shown it: another department's public case is for them what it is for anybody.
 */
export const nearby: UseCase<{ caseId: string }, Nearby> = async ({ caseId }, context) => {
  const { db, viewer } = context
  const found = await caseStore(db).get(caseId)
  if (!found || sightOf(viewer, accessOf(found)) !== 'staff') throw new AppError('case_not_found')
  const seenAt = (row: AroundRow) => {
    const sight = sightOf(viewer, accessOf(row))
    return row._id === caseId || sight === 'none' ? undefined : placeOf(row, sight).point
  }
  const search = { layer: 'open', center: placeOf(found, 'staff').point, metres: METRES, most: MOST } as const
  const near = await nearbyStore(db).near(search, seenAt)
  const rows = await caseListStore(db).many(near.map(({ _id }) => _id))
  return { items: withMetres(await toCards(rows, context), near) }
}
