import type { In, Out } from '#domain/api/index'
import { statesOfTab } from '#domain/case/workflow'
import type { UseCase } from '../../../kernel/context'
import { caseListStore } from '../../case/list-store'
import { deskOf } from './tabs'

/** All that a liaison's department could sign now, the most urgent first: "all" means all, not what a phone has loaded. */
export const toSign: UseCase<In<'staff', 'toSign'>, Out<'staff', 'toSign'>> = (input, { db, viewer }) => {
  const own = { ...deskOf(viewer, input), leadDepartmentId: viewer.departmentId ?? '' }
  return caseListStore(db).numbers(own, statesOfTab('toSign'), input.cursor)
}
