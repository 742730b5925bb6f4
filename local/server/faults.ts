import * as z from 'zod'
import type { WeChat } from '../wechat'
import { HttpError, readJson } from './http'
import type { Routes } from './routes'

const LIMIT_BYTES = 16 * 1024

const fault = z
  .union([z.enum(['unreachable', 'hanging']), z.object({ errcode: z.number().int(), errmsg: z.string() })])
  .optional()

/** What to break; without a fault it is repaired. */
const broken = z.union([
  z.strictObject({ api: z.string().min(1), fault }),
  z.strictObject({ robot: z.string().min(1), fault }),
  z.strictObject({
    verdicts: z.enum(['never', 'early', 'twice', 'late', 'failed', 'unlisted']).nullable(),
  }),
])

/** Lets WeChat and the group robots fail, so that the preview shows what becomes of it. */
export function faultRoutes(wechat: WeChat): Routes {
  return {
    'POST /debug/faults': async ({ request }) => {
      const parsed = broken.safeParse(await readJson(request, LIMIT_BYTES))
      if (!parsed.success) throw new HttpError(400, z.prettifyError(parsed.error))
      const given = parsed.data
      if ('api' in given) wechat.breakApi(given.api, given.fault)
      else if ('robot' in given) wechat.breakRobot(given.robot, given.fault)
      else wechat.breakVerdicts(given.verdicts ?? undefined)
      return {}
    },
  }
}
