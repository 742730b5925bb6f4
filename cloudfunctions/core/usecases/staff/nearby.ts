import type { CaseCard } from '../../../../miniprogram/domain/api/case'
import { sightOf } from '../../../../miniprogram/domain/case/permissions'
import { STATE_GROUPS } from '../../../../miniprogram/domain/case/workflow'
import { AppError } from '../../../../miniprogram/domain/errors'
import { metresBetween, pointOf } from '../../case/geography'
import type { UseCase } from '../../context'
import { accessOf, toCards } from '../../views/caseCard'

const METRES = 1_000
const MOST = 20

type Nearby = { items: (CaseCard & { metres: number })[] }

/** Open cases around one that staff is looking at, nearest first; each only if they may see it. */
export const nearby: UseCase<{ caseId: string }, Nearby> = async ({ caseId }, context) => {
  const { repos, viewer } = context
  const found = await repos.cases.get(caseId)
  if (!found || sightOf(viewer, accessOf(found)) !== 'staff') throw new AppError('case_not_found')
  const centre = pointOf(found.place)
  const open = { state: repos.command.in(STATE_GROUPS.open) }
  const rows = (await repos.cases.near(centre, METRES, open, MOST + 1)).filter(({ _id }) => _id !== caseId)
  const cards = await toCards(rows.slice(0, MOST), context)
  const items = cards.map((card) => {
    const row = rows.find(({ _id }) => _id === card.id)
    return { ...card, metres: row ? Math.round(metresBetween(centre, pointOf(row.place))) : 0 }
  })
  return { items }
}
