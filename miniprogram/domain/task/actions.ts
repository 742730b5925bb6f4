import type { CaseState } from '../case/states'
import { isIn } from '../case/states'
import type { ActionRow } from '../kernel/life'
import { defineLife } from '../kernel/life'
import type { Viewer } from '../kernel/viewer'
import type { TaskState } from './states'
import { OPEN_TASK_STATES, TASK_STATE_ROWS } from './states'

/** What may be done to a co-department's task, one row an action. Citizens do not see tasks: the lead answers for all. */

export type TaskParty = 'lead' | 'coDepartment' | 'dispatcher' | 'supervisor' | 'system'

type TaskActionRow = ActionRow<TaskState, TaskParty>

const row = (
  from: readonly TaskState[],
  to: TaskState,
  by: readonly TaskParty[],
  event: string,
  more: Pick<TaskActionRow, 'button' | 'rank' | 'needsText'> = {},
): TaskActionRow => ({ from, to, by, event, seenBy: 'staff', ...more })

const table = <Action extends string>(
  rows: Record<Action, TaskActionRow>,
): Readonly<Record<Action, TaskActionRow>> => rows

export const TASK_ACTION_ROWS = table({
  ask: row([], 'asked', ['lead', 'dispatcher'], '请求协办', { needsText: true }),
  accept: row(['asked'], 'accepted', ['coDepartment'], '接收协办', { button: '接收', rank: 10 }),
  answer: row(OPEN_TASK_STATES, 'answered', ['coDepartment'], '反馈协办意见', {
    button: '反馈',
    rank: 20,
    needsText: true,
  }),
  sendBack: row(OPEN_TASK_STATES, 'sentBack', ['coDepartment'], '退回协办', {
    button: '退回',
    rank: 30,
    needsText: true,
  }),
  cancel: row(OPEN_TASK_STATES, 'cancelled', ['lead', 'dispatcher', 'system'], '取消协办', {
    button: '取消',
    rank: 40,
  }),
})

export type TaskAction = keyof typeof TASK_ACTION_ROWS
export const TASK_LIFE = defineLife<TaskState, TaskAction, TaskParty>(TASK_STATE_ROWS, TASK_ACTION_ROWS)

/** What is done to a task that exists. */
export const TASK_STEPS = ['accept', 'answer', 'sendBack', 'cancel'] as const
export type TaskStep = (typeof TASK_STEPS)[number]

/** A task and what its case says at the moment: whose it is now, and whether anybody still works on it. */
export interface TaskFacts {
  /** Whom it is asked of. */
  departmentId: string
  of: { state: CaseState; leadDepartmentId: string; coDepartmentIds: readonly string[] }
}

/** @returns why nobody needs the answer any more, as a sentence; undefined while somebody does */
export function unwantedBecause({ departmentId, of }: TaskFacts): string | undefined {
  if (isIn('finished', of.state)) return '该办件已结束，协办任务无需再办理'
  return of.coDepartmentIds.includes(departmentId) ? undefined : '该办件已重新派单，协办任务无需再办理'
}

/** @returns who `viewer` is to a task; empty for a stranger. Whoever answers for the case now answers for its tasks. */
export function taskPartiesOf(
  viewer: Viewer,
  { departmentId, of: { leadDepartmentId } }: TaskFacts,
): TaskParty[] {
  const own = viewer.roles.includes('liaison') ? viewer.departmentId : undefined
  return [
    ...(own !== undefined && own === leadDepartmentId ? (['lead'] as const) : []),
    ...(own !== undefined && own === departmentId ? (['coDepartment'] as const) : []),
    ...(viewer.roles.includes('dispatcher') ? (['dispatcher'] as const) : []),
    ...(viewer.roles.includes('supervisor') ? (['supervisor'] as const) : []),
  ]
}
