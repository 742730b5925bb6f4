import type { Narrowed, QueueTab, StaffSummary } from '#domain/api/staff'
import { statesOfTab } from '#domain/case/workflow'
import { caseListStore } from '../../case/list-store'
import type { UseCase } from '../../../kernel/context'
import { endOfDay } from './end-of-day'
import { deskOf, isStateTab, promisedStates, tabsFor } from './tabs'

/** Today's figures: how many cases wait in each tab, how many are due today and how many are late. */
export const summary: UseCase<Narrowed, StaffSummary> = async (input, context) => {
  const { db, viewer, now } = context
  const cases = caseListStore(db)
  const desk = deskOf(viewer, input)
  const tabs = tabsFor(viewer)
  // Each is counted on an index alone, which stays fast however many cases there are.
  const [inState, due, toCallBack, toRule, toPublish] = await Promise.all([
    cases.countByState(desk, tabs.filter(isStateTab).flatMap(statesOfTab)),
    cases.countDue(desk, promisedStates(viewer), now, await endOfDay(context)),
    tabs.includes('toCallBack') ? cases.countToCallBack(desk) : 0,
    tabs.includes('toRule') ? cases.countToRule(desk) : 0,
    tabs.includes('toPublish') ? cases.countToPublish(desk) : 0,
  ])
  const counts: Partial<Record<QueueTab, number>> = {
    late: due.late,
    dueToday: due.coming,
    toCallBack,
    toRule,
    toPublish,
  }
  const countOf = (tab: QueueTab): number | undefined =>
    isStateTab(tab)
      ? statesOfTab(tab).reduce((sum, state) => sum + (inState.get(state) ?? 0), 0)
      : counts[tab]
  return {
    tabs: tabs.map((tab) => {
      const count = countOf(tab)
      return count === undefined ? { tab } : { tab, count }
    }),
    dueToday: due.coming,
    late: due.late,
  }
}
