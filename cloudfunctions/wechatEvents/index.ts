import { applyVerdict } from '../areas/media/apply-verdict'
import { workerFunction } from '../kernel/worker'

interface MediaCheckEvent {
  Event?: unknown
  trace_id?: unknown
  result?: { suggest?: unknown }
}

/** What WeChat's servers push: the verdicts of asynchronous content checks. Other events are none of ours. */
export const main = workerFunction('wechatEvents', async (event, context) => {
  const { Event, trace_id: traceId, result } = (event ?? {}) as MediaCheckEvent
  if (Event !== 'wxa_media_check' || typeof traceId !== 'string') return { known: false }
  return applyVerdict(traceId, String(result?.suggest), context)
})
