import type { CaseView } from '#domain/api/case'
import { sightOf } from '#domain/case/permissions'
import type { Context } from '../../../kernel/context'
import { accessOf } from '../access'
import type { CaseDoc } from '../documents'
import { mainCaseOf } from '../main-case'
import { caseStore } from '../store'

/**
 * @returns where a merged case goes on, for a colleague to open. Of one that is not theirs to see they learn what their own
 *   case's history says: the number that it was merged into.
 */
export async function parentPart(found: CaseDoc, { db, viewer }: Context): Promise<Pick<CaseView, 'parent'>> {
  const main = await mainCaseOf(found, db)
  if (!main) return {}
  const { _id: id, number, state } = main
  if (sightOf(viewer, accessOf(main)) !== 'none') return { parent: { id, number, state } }
  const parent = await caseStore(db).get(found.parentId)
  return parent ? { parent: { number: parent.number } } : {}
}
