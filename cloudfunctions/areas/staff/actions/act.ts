import type { Acted } from '#domain/api/case'
import type { ActInput, StaffAction } from '#domain/api/staff'
import { STAFF_ACTIONS } from '#domain/api/staff'
import type { UseCase } from '../../../kernel/context'
import { transition } from '../../../kernel/process/transition'
import { actedView } from '../../case/load-view'
import { caseProcess } from '../../case/process'
import { keptIds } from '../../media/attach'

/** An action of the workflow: what came in, in the workflow's terms. What it needs and does is said by its row. */
function acting(action: StaffAction): UseCase<ActInput, Acted> {
  return async ({ caseId: id, departmentId, reason, media, ...input }, context) => {
    const given = {
      ...input,
      action,
      id,
      ...(departmentId === undefined ? {} : { toDepartmentId: departmentId }),
      ...(reason === undefined ? {} : { reasonId: reason }),
      ...(media ? { media: await keptIds(media, context) } : {}),
    }
    return actedView(await transition(caseProcess, given, context), context)
  }
}

export const staffActing = Object.fromEntries(
  STAFF_ACTIONS.map((action) => [action, acting(action)]),
) as Record<StaffAction, UseCase<ActInput, Acted>>
