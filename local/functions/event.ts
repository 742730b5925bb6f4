import { LOCAL_APP_ID, LOCAL_ENV_ID } from './environment'
import type { Caller } from './types'

const MS_PER_SECOND = 1000

/** @returns what the handler receives: the caller's data, to which WeChat adds who calls. */
export function callEvent(data: unknown, caller: Caller): Record<string, unknown> {
  const own = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {}
  if (!caller.openid) return { ...own }
  return { ...own, userInfo: { appId: LOCAL_APP_ID, openId: caller.openid } }
}

/** @returns the event of a timer's run, as the cloud sends it. */
export function timerEvent(name: string, at: Date): Record<string, unknown> {
  return { Type: 'Timer', TriggerName: name, Time: at.toISOString(), Message: '' }
}

/** @returns the handler's second argument. */
export function callContext(
  functionName: string,
  requestId: string,
  limits: { seconds: number; megabytes: number },
): Record<string, unknown> {
  return {
    request_id: requestId,
    function_name: functionName,
    function_version: '$LATEST',
    namespace: LOCAL_ENV_ID,
    memory_limit_in_mb: limits.megabytes,
    time_limit_in_ms: limits.seconds * MS_PER_SECOND,
    environment: '{}',
    environ: '',
  }
}
