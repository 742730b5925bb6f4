import type { QueueTab, StaffSummary } from '../../../../miniprogram/domain/api/staff'
import { STATE_GROUPS } from '../../../../miniprogram/domain/case/workflow'
import type { CaseState } from '../../../../miniprogram/domain/case/workflow'
import type { Context, UseCase } from '../../context'
import { isStateTab, scopeOf, tabsFor, TAB_STATES, toPublish } from './tabs'

const DAY = 24 * 60 * 60 * 1000
/** `done` counts the last thirty days, which is what a department looks back on. */
const DONE_DAYS = 30

const WORKED_ON: readonly CaseState[] = [...STATE_GROUPS.open, 'replied', 'verified']

/** Today's figures: how many cases each tab holds, how many are due today and how many are late. */
export const summary: UseCase<object, StaffSummary> = async (_input, context) => {
  const { repos, viewer, now } = context
  const scope = scopeOf(viewer)
  const tabs = tabsFor(viewer)
  const [figures, unpublished, done] = await Promise.all([
    repos.cases.openFigures(scope, WORKED_ON, now, await endOfDay(context)),
    tabs.includes('toPublish') ? repos.cases.count({ ...scope, ...toPublish(repos.command) }) : 0,
    repos.cases.count({ ...scope, closedAt: repos.command.gt(now - DONE_DAYS * DAY) }),
  ])
  const sum = (pick: (figure: (typeof figures)[number]) => number, states = WORKED_ON) =>
    figures.filter(({ _id }) => states.includes(_id)).reduce((total, figure) => total + pick(figure), 0)
  const late = sum((figure) => figure.late)
  const countOf = (tab: QueueTab): number => {
    if (isStateTab(tab)) return sum((figure) => figure.count, TAB_STATES[tab])
    return { late, toPublish: unpublished, done }[tab as 'late' | 'toPublish' | 'done']
  }
  return {
    tabs: tabs.map((tab) => ({ tab, count: countOf(tab) })),
    dueToday: sum((figure) => figure.today),
    late,
  }
}

/** @returns the coming midnight in the city */
async function endOfDay({ reference, now }: Context): Promise<number> {
  const offset = (await reference()).city.workingHours.utcOffsetMinutes * 60_000
  return (Math.floor((now + offset) / DAY) + 1) * DAY - offset
}
