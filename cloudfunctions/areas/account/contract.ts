import * as z from 'zod'
import type { Contracts } from '../../kernel/contract/contract'
import { cursor, phone, text, time } from '../../kernel/contract/fields'
import { LIMITS } from '../../kernel/contract/limits'

/** An open list: a page that only a later version of the phone's program knows brings nothing along. */
const page = z.enum(['home']).optional().catch(undefined)

export const accountContracts: Contracts<'account'> = {
  start: { who: 'anyone', readsPerson: true, input: z.object({ page }) },
  updateProfile: {
    who: 'anyone',
    readsPerson: true,
    input: z.object({
      name: text(0, LIMITS.nameMax).optional(),
      phone: phone.optional(),
      elderMode: z.boolean({ error: '格式不正确' }).optional(),
    }),
  },
  agreePrivacy: { who: 'anyone', readsPerson: true, input: z.object({ version: text(1, 40) }) },
  recordSubscription: {
    who: 'anyone',
    readsPerson: true,
    input: z.object({
      // WeChat's own words, which change without notice: one that nobody knows must not spoil the others.
      answers: z.record(z.string().regex(/^[\w-]{1,64}$/), z.unknown(), { error: '格式不正确' }),
    }),
  },
  inbox: { who: 'anyone', readsPerson: true, input: z.object({ cursor }) },
  readInbox: { who: 'anyone', readsPerson: true, input: z.object({ upTo: time }) },
}
