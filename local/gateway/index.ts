import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { StoreError } from '../store/errors'
import { Store } from '../store/store'
import { databaseActions } from './database'
import { GatewayError } from './errors'
import { Files } from './files'
import { functionActions } from './functions'
import { readParams, sendBytes, sendJson } from './http'
import { answerOpenApi, answerPlainOpenApi } from './open-api'
import { storageActions } from './storage'
import { serveStorage } from './storage-http'
import type { Action, Caller, Gateway, GatewayOptions, Params } from './types'

export type { Caller, Gateway, GatewayOptions } from './types'

/**
 * CloudBase's admin protocol over HTTP, as the unmodified SDKs speak it: one POST per call to `/admin`, and signed
 * URLs under `/storage/`. What it does not support answers INVALID_PARAM and names it.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const store = new Store(options)
  const files = new Files(options)
  const actions: Record<string, Action> = {
    ...databaseActions(store),
    ...storageActions(files),
    ...functionActions(options),
    'wx.api': (params, caller) => answerPlainOpenApi(params, caller, options),
  }
  return {
    store,
    files,
    close: () => store.close(),
    async handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://local')
      if (url.pathname.startsWith('/storage/')) await serveStorage(files, request, response, url)
      else if (request.method === 'POST' && ['/', '/admin'].includes(url.pathname)) {
        await answerCall(request, response, url, actions, options)
      } else return false
      return true
    },
  }
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  actions: Record<string, Action>,
  options: GatewayOptions,
): Promise<void> {
  const requestId = randomUUID()
  try {
    const params = await readParams(request)
    const name = String(params.action)
    const caller = callerOf(request, url, requestId, params)
    if (name === 'wx.openApi') return sendBytes(response, await answerOpenApi(params, caller, options))
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (!action) throw new GatewayError('INVALID_PARAM', `action ${name} is not supported here`)
    sendJson(response, { requestId, ...(await action(params, caller)) })
  } catch (error) {
    sendJson(response, { requestId, ...describe(error, options) })
  }
}

/** From a function the SDK sends the function's request id, so that logs can be read together. */
function callerOf(request: IncomingMessage, url: URL, requestId: string, params: Params): Caller {
  const source = String(request.headers['x-tcb-source'] ?? '')
  return {
    runtime: source.split(',')[1] ?? '',
    requestId: url.searchParams.get('scfRequestId') ?? requestId,
    token: String(params.wxCloudApiToken ?? ''),
  }
}

function describe(error: unknown, options: GatewayOptions): { code: string; message: string } {
  if (error instanceof StoreError || error instanceof GatewayError)
    return { code: error.code, message: error.message }
  const { code, message, stack } = error as { code?: unknown; message?: unknown; stack?: unknown }
  if (typeof code === 'string' && /^FUNCTIONS?_/.test(code)) return { code, message: String(message) }
  options.log?.(`gateway: ${String(stack ?? error)}`)
  return { code: 'SYS_ERR', message: 'internal error' }
}
