import type { Caller } from './types'

/** The environment that the local runtime stands for. */
export const LOCAL_ENV_ID = 'local-env'
export const LOCAL_APP_ID = 'wx0000000000local0'

/**
 * What the cloud puts into every function's environment, whoever calls it.
 * @param adminUrl where `wx-server-sdk` sends its requests instead of the cloud
 * @param extra the function's own configuration variables
 */
export function instanceEnvironment(
  functionName: string,
  adminUrl: string,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...extra,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    TCB_ENV: LOCAL_ENV_ID,
    SCF_NAMESPACE: LOCAL_ENV_ID,
    SCF_FUNCTIONNAME: functionName,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TZ: 'UTC',
  }
}

/** What the cloud sets anew for each call. The instance removes what an earlier call set. */
export function callEnvironment(caller: Caller, requestId: string): Record<string, string> {
  const wxKeys: Record<string, string> = {
    WX_APPID: LOCAL_APP_ID,
    // The SDK sends it along with every request: by it the gateway knows on whose behalf a function acts.
    WX_API_TOKEN: encodeCaller({ ...caller, requestId }),
    ...(caller.openid ? { WX_OPENID: caller.openid } : {}),
  }
  const source = contextSource(caller)
  return {
    ...wxKeys,
    WX_CONTEXT_KEYS: Object.keys(wxKeys).join(','),
    ...(caller.source === 'timer' ? { TRIGGER_SRC: 'timer' } : {}),
    ...(source ? { TCB_SOURCE: source } : {}),
  }
}

/** A function called by another one reads the whole way it came, as in the cloud; timers and WeChat's pushes have none. */
function contextSource({ source, openid }: Caller): string | undefined {
  if (source === 'timer' || source === 'wechat') return undefined
  if (source === 'function') return openid ? 'wx_client,scf' : 'scf'
  return source
}

function encodeCaller(caller: Caller): string {
  return Buffer.from(JSON.stringify(caller)).toString('base64url')
}

/**
 * @param token `wxCloudApiToken` of an admin request
 * @returns who the calling function acts for; undefined when the token is not one of ours
 */
export function decodeCaller(token: string | undefined): Caller | undefined {
  if (!token) return undefined
  try {
    const { openid, source, requestId } = JSON.parse(
      Buffer.from(token, 'base64url').toString(),
    ) as Partial<Caller>
    return source ? { source, ...(openid ? { openid } : {}), ...(requestId ? { requestId } : {}) } : undefined
  } catch {
    return undefined
  }
}
