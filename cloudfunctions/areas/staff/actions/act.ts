import type { Acted } from '#domain/api/case'
import type { ActInput, StaffAction } from '#domain/api/staff'
import { STAFF_ACTIONS } from '#domain/api/staff'
import { actedView } from '../../case/load-view'
import { transition } from '../../case/transition'
import type { UseCase } from '../../../kernel/context'
import { keptIds } from '../../media/attach'

/** An action of the workflow: what came in, in the workflow's terms. What it needs and does is said by its row. */
function acting(action: StaffAction): UseCase<ActInput, Acted> {
  return async ({ departmentId, reason, media, ...input }, context) => {
    const act = {
      ...input,
      action,
      ...(departmentId === undefined ? {} : { toDepartmentId: departmentId }),
      ...(reason === undefined ? {} : { reasonId: reason }),
      ...(media ? { media: await keptIds(media, context) } : {}),
    }
    return actedView(await transition(act, context), context)
  }
}

export const staffActing = Object.fromEntries(
  STAFF_ACTIONS.map((action) => [action, acting(action)]),
) as Record<StaffAction, UseCase<ActInput, Acted>>
