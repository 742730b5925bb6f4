import { z } from 'zod'
import { QUEUE_TABS } from '../../../miniprogram/domain/api/staff'
import type { Contracts, Who } from './contract'
import { caseNumber, cursor, id, key, LIMITS, media, nothing, point, text, time } from './fields'

const STAFF = ['liaison', 'dispatcher', 'supervisor'] as const satisfies Who
const LIAISON = ['liaison'] as const satisfies Who
const PLATFORM = ['dispatcher'] as const satisfies Who
const OVERSIGHT = ['dispatcher', 'supervisor'] as const satisfies Who

const MANY = 50
/** A case has at most ten files before and twenty after. */
const SEEN_MOST = 30
const act = { caseId: id, key }
const note = text(2, LIMITS.replyMax)
const optionalNote = text(0, LIMITS.replyMax).optional()
const reason = id

export const staffContracts: Contracts<'staff'> = {
  summary: { who: STAFF, input: nothing },
  queue: {
    who: STAFF,
    input: z.object({
      tab: z.enum(QUEUE_TABS, { error: '格式不正确' }),
      categoryId: id.optional(),
      townId: id.optional(),
      cursor,
    }),
  },
  choices: { who: STAFF, input: nothing },
  nearby: { who: ['liaison', 'dispatcher'], input: z.object({ caseId: id }) },

  accept: { who: PLATFORM, input: z.object(act) },
  reject: { who: PLATFORM, input: z.object({ ...act, text: note, reason }) },
  dispatch: {
    who: PLATFORM,
    input: z.object({
      ...act,
      departmentId: id,
      coDepartmentIds: z.array(id, { error: '格式不正确' }).max(10, '最多选择 10 个协办部门'),
      text: optionalNote,
    }),
  },
  merge: {
    who: PLATFORM,
    input: z.object({
      ...act,
      parentNumber: caseNumber,
      text: optionalNote,
    }),
  },
  verify: { who: OVERSIGHT, input: z.object({ ...act, text: optionalNote }) },
  redo: { who: OVERSIGHT, input: z.object({ ...act, text: note }) },
  publish: {
    who: ['liaison', 'dispatcher'],
    input: z.object({
      ...act,
      seen: z.array(id, { error: '格式不正确' }).max(SEEN_MOST, '格式不正确').optional(),
    }),
  },
  unpublish: { who: PLATFORM, input: z.object(act) },
  urge: { who: OVERSIGHT, input: z.object({ ...act, text: note }) },
  grantExtension: { who: PLATFORM, input: z.object({ ...act, until: time, text: optionalNote }) },
  refuseExtension: { who: PLATFORM, input: z.object({ ...act, text: note }) },

  sign: { who: LIAISON, input: z.object(act) },
  signMany: {
    who: LIAISON,
    input: z.object({
      key,
      caseIds: z.array(id, { error: '格式不正确' }).min(1, '请选择办件').max(MANY, `一次最多签收 ${MANY} 件`),
    }),
  },
  handBack: { who: LIAISON, input: z.object({ ...act, departmentId: id, reason, text: note }) },
  progress: { who: LIAISON, input: z.object({ ...act, text: note, media }) },
  contact: {
    who: ['liaison', 'dispatcher'],
    input: z.object({
      ...act,
      reached: z.boolean({ error: '请选择是否联系上' }),
      text: optionalNote,
    }),
  },
  askInfo: { who: LIAISON, input: z.object({ ...act, text: note }) },
  requestExtension: { who: LIAISON, input: z.object({ ...act, reason, text: note, until: time }) },
  reply: { who: LIAISON, input: z.object({ ...act, text: note, media, takenAt: point.optional() }) },
  close: {
    who: ['liaison', 'dispatcher'],
    input: z.object({ ...act, reason, text: optionalNote, media }),
  },
}
