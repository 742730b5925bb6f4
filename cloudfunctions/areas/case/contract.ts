import * as z from 'zod'
import { CHANNELS, SOLVED } from '#domain/case/types'
import type { Grade } from '#domain/case/types'
import { TEXT_LIMITS } from '#domain/kernel/text/length'
import type { Contracts } from '../../kernel/contract/contract'
import { cursor, id, key, media, nothing, phone, point, text } from '../../kernel/contract/fields'
import { address, caseId, place } from './fields'

const WRONG = '格式不正确'
const note = { caseId: id, key, text: text(TEXT_LIMITS.words), media }
const flag = z.boolean({ error: WRONG })

const grade: z.ZodType<Grade> = z.union(
  [z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)],
  {
    error: '请选择满意程度',
  },
)

/** How lists and map of the public are narrowed. */
const narrowed = {
  categoryId: id.optional(),
  townId: id.optional(),
  group: z.enum(['open', 'finished'], { error: WRONG }).optional(),
}

export const caseContracts: Contracts<'case'> = {
  form: { who: 'anyone', input: nothing },
  prepare: {
    who: 'anyone',
    input: z.object({
      text: text(TEXT_LIMITS.remark).optional(),
      point: point.optional(),
      address: address.optional(),
      categoryId: id.optional(),
    }),
  },
  submit: {
    who: 'anyone',
    needsPrivacy: true,
    readsPerson: true,
    input: z.object({
      key,
      channel: z.enum(CHANNELS, { error: WRONG }),
      categoryId: z.string({ error: '请选择问题类别' }).regex(/^[\w-]{1,64}$/, '请选择问题类别'),
      text: text(TEXT_LIMITS.description),
      place,
      media,
      answers: z
        .record(z.string().max(64), z.string({ error: WRONG }).max(100, WRONG), { error: WRONG })
        .refine((answers) => Object.keys(answers).length <= 20, WRONG),
      formVersion: z.string().max(64).optional().catch(undefined),
      open: flag,
      anonymous: flag,
      contactName: text(TEXT_LIMITS.name).optional(),
      contactPhone: phone.optional(),
      dangerDenied: flag.optional(),
    }),
  },
  mine: {
    who: 'anyone',
    input: z.object({
      group: z.enum(['all', 'open', 'waiting', 'toRate', 'finished', 'supported'], { error: WRONG }),
      cursor,
    }),
  },
  // What is kept of WeChat's messages may have changed a moment ago.
  view: { who: 'anyone', readsPerson: true, input: caseId },
  history: {
    who: 'anyone',
    input: z.object({ caseId: id, cursor: z.string({ error: WRONG }).max(200, WRONG) }),
  },
  support: { who: 'anyone', input: caseId },
  unsupport: { who: 'anyone', input: caseId },
  rate: {
    who: 'anyone',
    needsPrivacy: true,
    input: z.object({
      caseId: id,
      key,
      grade,
      solved: z.enum(SOLVED, { error: '请选择是否解决' }),
      reasons: z.array(text({ min: 1, max: 20 }), { error: WRONG }).max(10, WRONG),
      text: text(TEXT_LIMITS.remark),
    }),
  },
  withdraw: {
    who: 'anyone',
    input: z.object({ caseId: id, key, text: text(TEXT_LIMITS.remark).optional() }),
  },
  giveInfo: { who: 'anyone', needsPrivacy: true, input: z.object(note) },
  addNote: { who: 'anyone', needsPrivacy: true, input: z.object(note) },
  reopen: { who: 'anyone', needsPrivacy: true, input: z.object(note) },
  publicList: {
    who: 'anyone',
    input: z.object({
      ...narrowed,
      cursor,
    }),
  },
  publicMap: {
    who: 'anyone',
    input: z
      .object({
        southWest: point,
        northEast: point,
        ...narrowed,
        open: flag.optional(),
      })
      .refine(
        ({ southWest, northEast }) =>
          southWest.longitude < northEast.longitude && southWest.latitude < northEast.latitude,
        { error: '地图范围不正确', path: ['northEast'] },
      ),
  },
}
