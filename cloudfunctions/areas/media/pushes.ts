import type { Push } from '../../kernel/area'
import { applyVerdict } from './apply-verdict'

interface MediaCheckEvent {
  trace_id?: unknown
  result?: { suggest?: unknown }
}

/** The verdict of an asynchronous content check. */
const takeVerdict: Push = async (event, context) => {
  const { trace_id: traceId, result } = event as MediaCheckEvent
  if (typeof traceId !== 'string') return { known: false }
  return applyVerdict(traceId, String(result?.suggest), context)
}

export const mediaPushes: Readonly<Record<string, Push>> = { wxa_media_check: takeVerdict }
