import type { Push } from '../../kernel/area'
import { applyVerdict } from './checks/apply-verdict'
import { askAgain } from './checks/ask-again'
import type { Follow } from './follow'

interface MediaCheckEvent {
  trace_id?: unknown
  /** 0, or why the check itself failed. */
  errcode?: unknown
  result?: { suggest?: unknown }
}

/** The verdict of an asynchronous content check, or that there will be none. */
const takeVerdict =
  (follow: Follow): Push =>
  async (event, context) => {
    const { trace_id: traceId, errcode = 0, result } = event as MediaCheckEvent
    if (typeof traceId !== 'string') return { known: false }
    const suggest = result?.suggest
    if (errcode !== 0 || suggest === undefined) return askAgain(traceId, context)
    return applyVerdict(traceId, String(suggest), follow, context)
  }

export const mediaPushes = (follow: Follow): Readonly<Record<string, Push>> => ({
  wxa_media_check: takeVerdict(follow),
})
