import type { ActInput } from '#domain/api/staff'
import { STAFF_ACTIONS } from '#domain/api/staff'
import { stepsOf } from '../../../kernel/process/steps'
import { actedView, caseProcess } from '../../case'
import { keptIds } from '../../media'

/** An action of the workflow: what came in, in the workflow's terms. What it needs and does is said by its row. */
export const staffActing = stepsOf(
  caseProcess,
  STAFF_ACTIONS,
  async (action, { caseId: id, departmentId, reason, media, ...input }: ActInput, context) => ({
    ...input,
    action,
    id,
    ...(departmentId === undefined ? {} : { toDepartmentId: departmentId }),
    ...(reason === undefined ? {} : { reasonId: reason }),
    ...(media ? { media: await keptIds(media, context) } : {}),
  }),
  actedView,
)
