import type { QueueTab, StaffSummary } from '#domain/api/staff'
import { dayNumberOf, startOfDay } from '#domain/kernel/time'
import { statesOfTab } from '#domain/case/workflow'
import { caseListStore } from '../../case/list-store'
import type { Context, UseCase } from '../../../kernel/context'
import { isStateTab, scopeOf, tabsFor } from './tabs'

/** Today's figures: how many cases wait in each tab, how many are due today and how many are late. */
export const summary: UseCase<object, StaffSummary> = async (_input, context) => {
  const { db, viewer, now } = context
  const cases = caseListStore(db)
  const scope = scopeOf(viewer)
  const tabs = tabsFor(viewer)
  // Each is counted on an index alone, which stays fast however many cases there are.
  const [inState, due, unpublished] = await Promise.all([
    cases.countByState(scope, tabs.filter(isStateTab).flatMap(statesOfTab)),
    cases.countDue(scope, now, await endOfDay(context)),
    tabs.includes('toPublish') ? cases.countToPublish(scope) : 0,
  ])
  const countOf = (tab: QueueTab): number | undefined => {
    if (isStateTab(tab)) return statesOfTab(tab).reduce((sum, state) => sum + (inState.get(state) ?? 0), 0)
    return tab === 'late' ? due.late : tab === 'toPublish' ? unpublished : undefined
  }
  return {
    tabs: tabs.map((tab) => {
      const count = countOf(tab)
      return count === undefined ? { tab } : { tab, count }
    }),
    dueToday: due.coming,
    late: due.late,
  }
}

/** @returns the coming midnight in the city */
async function endOfDay({ reference, now }: Context): Promise<number> {
  const { workingHours } = (await reference()).city
  return startOfDay(dayNumberOf(now, workingHours) + 1, workingHours)
}
