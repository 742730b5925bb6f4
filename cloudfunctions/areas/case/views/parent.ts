import type { ParentCase } from '#domain/api/case'
import { sightOf } from '#domain/case/permissions'
import type { Context } from '../../../kernel/context'
import { accessOf } from '../access'
import type { CaseDoc } from '../documents'
import { caseStore } from '../store'
import { reasonName } from './timeline'

/** A case that was merged into one that was merged, and so on: more is a mistake. */
const MOST_STEPS = 10

/**
 * How the case is doing that another one became a part of: its reporter is answered there. It says nothing of what the
 * other citizen told.
 */
export async function parentPart(
  { parentId }: Pick<CaseDoc, 'parentId'>,
  { db, viewer, reference }: Context,
): Promise<{ parent?: ParentCase }> {
  let found = parentId === '' ? undefined : await caseStore(db).get(parentId)
  for (let step = 1; found && found.parentId !== '' && step < MOST_STEPS; step += 1)
    found = await caseStore(db).get(found.parentId)
  if (!found) return {}
  const known = await reference()
  const { number, state, clocks, closedAt, closeReason } = found
  const mayOpen = sightOf(viewer, accessOf(found)) !== 'none'
  return {
    parent: {
      ...(mayOpen ? { id: found._id } : {}),
      number,
      state,
      departmentName: known.department(found.leadDepartmentId)?.name ?? '承办部门',
      clocks,
      ...(closedAt ? { closedAt } : {}),
      ...(closeReason ? { closeReason: reasonName(closeReason, known) } : {}),
    },
  }
}
