import type { Push } from '../../kernel/area'
import { applyVerdict } from './apply-verdict'
import type { Follow } from './follow'

interface MediaCheckEvent {
  trace_id?: unknown
  result?: { suggest?: unknown }
}

/** The verdict of an asynchronous content check. */
const takeVerdict =
  (follow: Follow): Push =>
  async (event, context) => {
    const { trace_id: traceId, result } = event as MediaCheckEvent
    if (typeof traceId !== 'string') return { known: false }
    return applyVerdict(traceId, String(result?.suggest), follow, context)
  }

export const mediaPushes = (follow: Follow): Readonly<Record<string, Push>> => ({
  wxa_media_check: takeVerdict(follow),
})
