import * as z from 'zod'
import { TEXT_LIMITS } from '#domain/kernel/text/length'
import type { Contracts } from '../../kernel/contract/contract'
import { cursor, phone, text, time } from '../../kernel/contract/fields'

const TEMPLATES_MAX = 10

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
      answers: z
        .record(
          z.string().regex(/^[\w-]{1,64}$/),
          z.enum(['accept', 'reject', 'ban', 'filter'], { error: '格式不正确' }),
          { error: '格式不正确' },
        )
        .refine((answers) => Object.keys(answers).length <= TEMPLATES_MAX, '格式不正确'),
    }),
  },
  inbox: { who: 'anyone', readsPerson: true, input: z.object({ cursor }) },
  readInbox: { who: 'anyone', readsPerson: true, input: z.object({ upTo: time }) },
}
