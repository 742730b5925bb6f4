import * as z from 'zod'
import type { TaskInput } from '#domain/api/task'
import { TEXT_LIMITS } from '#domain/kernel/text/length'
import type { Role } from '#domain/kernel/viewer'
import type { TaskParty, TaskStep } from '#domain/task/actions'
import { TASK_ACTION_ROWS, TASK_STEPS } from '#domain/task/actions'
import type { Contract, Contracts } from '../../kernel/contract/contract'
import { cursor, id, key, text, time } from '../../kernel/contract/fields'
import { caseId } from '../case/fields'

const STAFF: readonly Role[] = ['liaison', 'dispatcher', 'supervisor']
const words = text(TEXT_LIMITS.words)

const ROLE_OF: Record<TaskParty, Role | undefined> = {
  lead: 'liaison',
  coDepartment: 'liaison',
  dispatcher: 'dispatcher',
  supervisor: 'supervisor',
  system: undefined,
}
const whoMay = (action: TaskStep | 'ask'): Role[] => [
  ...new Set(TASK_ACTION_ROWS[action].by.flatMap((party) => ROLE_OF[party] ?? [])),
]

/** Follows from the action's row. */
function contractOf(step: TaskStep): Contract<TaskInput> {
  const said = TASK_ACTION_ROWS[step].needsText ? words : text(TEXT_LIMITS.remark).optional()
  return { who: whoMay(step), input: z.object({ taskId: id, key, text: said }) }
}

export const taskContracts: Contracts<'task'> = {
  ask: {
    who: whoMay('ask'),
    input: z.object({ caseId: id, departmentId: id, text: words, until: time, key }),
  },
  ofCase: { who: STAFF, input: caseId },
  open: { who: ['liaison'], input: z.object({ cursor }) },
  ...(Object.fromEntries(TASK_STEPS.map((step) => [step, contractOf(step)])) as Record<
    TaskStep,
    Contract<TaskInput>
  >),
}
