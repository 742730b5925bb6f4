import type { In, Out } from '#domain/api/index'
import { statesOfTab } from '#domain/case/workflow'
import type { UseCase } from '../../../kernel/context'
import { caseStore } from '../../case/store'
import { scopeOf } from './tabs'

/** All that a liaison's department could sign now, the most urgent first: "all" means all, not what a phone has loaded. */
export const toSign: UseCase<In<'staff', 'toSign'>, Out<'staff', 'toSign'>> = (input, { db, viewer }) => {
  const own = { ...scopeOf(viewer, input), leadDepartmentId: viewer.departmentId ?? '' }
  return caseStore(db).numbers(own, statesOfTab('toSign'), input.cursor)
}
