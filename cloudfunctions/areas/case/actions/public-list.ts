import { caseListStore } from '../list-store'
import type { CaseCard, PublicListInput } from '#domain/api/case'
import type { Page } from '#domain/api/common'
import type { UseCase } from '../../../kernel/context'
import { toCards } from '../views/case-card'

const PAGE = 20

/** The city's public cases, newest first; the finished ones by when they were closed. Staff see no more here. */
export const publicList: UseCase<PublicListInput, Page<CaseCard>> = async (input, context) => {
  const { categoryId, townId, group, cursor } = input
  const narrowing = { categoryId, townId }
  const { rows, next } = await caseListStore(context.db).publicPage(group, narrowing, { size: PAGE, cursor })
  return { items: await toCards(rows, context, 'public'), ...(next ? { next } : {}) }
}
