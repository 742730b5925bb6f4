import * as z from 'zod'
import type { ActInput, StaffAction } from '#domain/api/staff'
import { QUEUE_TABS, SIGNED_AT_ONCE, STAFF_ACTIONS } from '#domain/api/staff'
import type { Role } from '#domain/kernel/viewer'
import { ROLES } from '#domain/kernel/viewer'
import { roleRow } from '#domain/case/permissions'
import type { Party } from '#domain/case/workflow'
import { ACTION_ROWS } from '#domain/case/workflow'
import { TEXT_LIMITS } from '#domain/kernel/text/length'
import type { Contract, Contracts, Who } from '../../kernel/contract/contract'
import { cursor, id, key, media, nothing, point, text, time } from '../../kernel/contract/fields'
import { caseNumber } from '../case/fields'

/** Whoever has a queue. */
const STAFF: Who = ROLES.filter((role) => roleRow(role).desk !== undefined)

const WRONG = '格式不正确'
const note = text(TEXT_LIMITS.words)

const departments = {
  departmentId: id,
  coDepartmentIds: z.array(id, { error: WRONG }).max(10, '最多选择 10 个协办部门').optional(),
}
/** A case has at most ten files before, and twenty after in each round; few are reopened twice. */
const SEEN_MOST = 100

/** The role that a party has. A reporter has none; what anybody may do is the citizen's area. */
const ROLE_OF: Readonly<Record<Party, Role | undefined>> = {
  reporter: undefined,
  system: undefined,
  lead: 'liaison',
  coDepartment: 'liaison',
  dispatcher: 'dispatcher',
  supervisor: 'supervisor',
}

/** The contract of an action follows from its row: who takes it, and what it requires and accepts. */
function contractOf(action: StaffAction): Contract<ActInput> {
  const { by, requires, accepts } = ACTION_ROWS[action]
  const input = z.object({
    caseId: id,
    key,
    ...(requires.includes('text') ? { text: note } : {}),
    ...(accepts.includes('text') ? { text: text(TEXT_LIMITS.remark).optional() } : {}),
    ...(requires.includes('reason') ? { reason: id } : {}),
    ...(requires.includes('department') ? { departmentId: id } : {}),
    ...(accepts.includes('coDepartments') ? departments : {}),
    ...(requires.includes('until') ? { until: time } : {}),
    ...(requires.includes('parentCase') ? { parentNumber: caseNumber } : {}),
    ...(requires.includes('reached') ? { reached: z.boolean({ error: '请选择是否联系上' }) } : {}),
    ...(accepts.includes('seen')
      ? { seen: z.array(id, { error: WRONG }).max(SEEN_MOST, WRONG).optional() }
      : {}),
    ...(accepts.includes('media') ? { media, takenAt: point.optional() } : {}),
  })
  const who = [...new Set(by.flatMap((party) => ROLE_OF[party] ?? []))]
  return { who, input: input as z.ZodType<ActInput> }
}

const acting = Object.fromEntries(STAFF_ACTIONS.map((action) => [action, contractOf(action)])) as Record<
  StaffAction,
  Contract<ActInput>
>

/** By what queue and figures can be narrowed. */
const narrowed = { categoryId: id.optional(), townId: id.optional() }

export const staffContracts: Contracts<'staff'> = {
  summary: { who: STAFF, input: z.object(narrowed) },
  queue: {
    who: STAFF,
    input: z.object({
      tab: z.enum(QUEUE_TABS, { error: WRONG }),
      ...narrowed,
      cursor,
    }),
  },
  choices: { who: STAFF, input: nothing },
  nearby: { who: ['liaison', 'dispatcher'], input: z.object({ caseId: id }) },
  ...acting,
  toSign: { who: ['liaison'], input: z.object({ ...narrowed, cursor }) },
  signMany: {
    who: ['liaison'],
    input: z.object({
      key,
      caseIds: z
        .array(id, { error: WRONG })
        .min(1, '请选择办件')
        .max(SIGNED_AT_ONCE, `一次最多签收 ${SIGNED_AT_ONCE} 件`),
    }),
  },
}
