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

/** @returns who `viewer` is to a task; empty for a stranger */
export function taskPartiesOf(
  viewer: Viewer,
  { departmentId, leadDepartmentId }: { departmentId: string; leadDepartmentId: string },
): TaskParty[] {
  const own = viewer.roles.includes('liaison') ? viewer.departmentId : undefined
  return [
    ...(own !== undefined && own === leadDepartmentId ? (['lead'] as const) : []),
    ...(own !== undefined && own === departmentId ? (['coDepartment'] as const) : []),
    ...(viewer.roles.includes('dispatcher') ? (['dispatcher'] as const) : []),
    ...(viewer.roles.includes('supervisor') ? (['supervisor'] as const) : []),
  ]
}
