import * as z from 'zod'
import { NUMBER_MISSING, readCaseNumber } from '#domain/case/case-number'
import { ADDRESS_MAX } from '#domain/case/place-check'
import type { Place } from '#domain/case/types'
import { id, point, text } from '../../kernel/contract/fields'

/** The pieces that only inputs about cases are made of. */

export const caseId = z.object({ caseId: id })

/** What WeChat calls a place; a pin on water or a new road has no name and no address. */
export const address = text({ min: 0, max: ADDRESS_MAX })

export const place: z.ZodType<Place> = z.object(
  {
    point,
    address,
    townId: id.optional(),
    confirmed: z.boolean({ error: '格式不正确' }).optional(),
  },
  { error: '请选择位置' },
)

/** The number of a case, however it was typed; as it is stored. */
export const caseNumber = z
  .string({ error: NUMBER_MISSING })
  .max(60, NUMBER_MISSING)
  .transform((value, context) => {
    const read = readCaseNumber(value)
    if ('number' in read) return read.number
    context.addIssue({ code: 'custom', message: read.problem })
    return z.NEVER
  })
