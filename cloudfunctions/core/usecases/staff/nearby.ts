import type { CaseCard } from '../../../../miniprogram/domain/api/case'
import { sightOf } from '../../../../miniprogram/domain/case/permissions'
import { AppError } from '../../../../miniprogram/domain/errors'
import { pointOf } from '../../case/geography'
import type { UseCase } from '../../context'
import { accessOf, toCards, withMetres } from '../../views/caseCard'

const METRES = 1_000
const MOST = 20

type Nearby = { items: (CaseCard & { metres: number })[] }

/** Open cases around one that staff is looking at, nearest first; each only if they may see it. */
export const nearby: UseCase<{ caseId: string }, Nearby> = async ({ caseId }, context) => {
  const { repos, viewer } = context
  const found = await repos.cases.get(caseId)
  if (!found || sightOf(viewer, accessOf(found)) !== 'staff') throw new AppError('case_not_found')
  const isAnother = ({ _id }: { _id: string }) => _id !== caseId
  const search = { layer: 'open', center: pointOf(found.place), metres: METRES, most: MOST } as const
  const near = await repos.caseMap.near(search, isAnother)
  const rows = await repos.cases.many(near.map(({ _id }) => _id))
  return { items: withMetres(await toCards(rows, context), near) }
}
