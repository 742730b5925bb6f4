import * as z from 'zod'
import { TEXT_LIMITS } from '#domain/kernel/text/length'
import type { Contracts } from '../../kernel/contract/contract'
import { cursor, id, phone, text, time } from '../../kernel/contract/fields'

/** An open list: a page that only a later version of the phone's program knows brings nothing along. */
const page = z.enum(['home']).optional().catch(undefined)

export const accountContracts: Contracts<'account'> = {
  start: { who: 'anyone', readsPerson: true, input: z.object({ page }) },
  updateProfile: {
    who: 'anyone',
    readsPerson: true,
    input: z.object({
      name: text(TEXT_LIMITS.name).optional(),
      phone: phone.optional(),
      elderMode: z.boolean({ error: '格式不正确' }).optional(),
    }),
  },
  agreePrivacy: { who: 'anyone', readsPerson: true, input: z.object({ version: text({ min: 1, max: 40 }) }) },
  recordSubscription: {
    who: 'anyone',
    readsPerson: true,
    input: z.object({
      // WeChat's own words, which change without notice: one that nobody knows must not spoil the others.
      answers: z.record(z.string().regex(/^[\w-]{1,64}$/), z.unknown(), { error: '格式不正确' }),
      subjectId: id.optional(),
    }),
  },
  inbox: { who: 'anyone', readsPerson: true, input: z.object({ cursor }) },
  readInbox: { who: 'anyone', readsPerson: true, input: z.object({ upTo: time }) },
}
