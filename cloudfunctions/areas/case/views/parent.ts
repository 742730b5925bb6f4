import type { CaseView } from '#domain/api/case'
import { sightOf } from '#domain/case/permissions'
import type { Context } from '../../../kernel/context'
import { accessOf } from '../access'
import type { CaseDoc } from '../documents'
import { mainCaseOf } from '../main-case'

/** @returns where a merged case goes on, for a colleague to open, if it is theirs to see */
export async function parentPart(found: CaseDoc, { db, viewer }: Context): Promise<Pick<CaseView, 'parent'>> {
  const main = await mainCaseOf(found, db)
  if (!main) return {}
  const { _id: id, number, state } = main
  const mayOpen = sightOf(viewer, accessOf(main)) !== 'none'
  return { parent: { number, state, ...(mayOpen ? { id } : {}) } }
}
