import { join } from 'node:path'
import { collections } from '../../cloudfunctions/database/collections'
import type { Functions } from '../functions'
import { decodeCaller } from '../functions'
import type { Gateway } from '../gateway'
import { createGateway } from '../gateway'
import { GatewayError } from '../gateway/errors'
import type { MediaCheckEvent, WeChat } from '../wechat'
import { createWeChat } from '../wechat'
import { readAccount } from './account'
import type { Visits } from './visits'
import { openVisits } from './visits'

/** Receives what WeChat pushes; on the cloud it is chosen in the console under 消息推送. */
const PUSH_FUNCTION = 'wechatEvents'
const MINIPROGRAM = join(__dirname, '..', '..', 'miniprogram')

export interface CloudOptions {
  /** The city's folder. */
  directory: string
  url: string
  /** Asked late: functions need the gateway's address and the gateway needs the functions. */
  functions: () => Functions
  clock?: () => Date
  /** Fail queries that no index serves. */
  strictIndexes?: boolean
  log: (line: string) => void
}

export interface LocalCloud {
  gateway: Gateway
  wechat: WeChat
  visits: Visits
  close(): void
}

/** Opens the city's database, files and messages, and what answers for the cloud and for WeChat. */
export function openCloud({
  directory,
  url,
  functions,
  clock,
  strictIndexes,
  log,
}: CloudOptions): LocalCloud {
  const visits = openVisits(directory, () => (clock?.() ?? new Date()).getTime())
  const wechat = createWeChat({
    dataDir: directory,
    clock,
    ...readAccount(MINIPROGRAM),
    hasVisited: (openid) => visits.isRecent(openid),
    sendEvent: (event) => push(functions(), event),
  })
  const gateway = createGateway({
    dataDir: directory,
    publicUrl: () => url,
    schema: collections,
    invokeFunction: (name, data, { token }) => callFromFunction(functions(), name, data, token),
    openApi: (api, data) => wechat.openApi(api, data),
    clock,
    strictIndexes,
    log,
  })
  return {
    gateway,
    wechat,
    visits,
    close() {
      wechat.close()
      gateway.close()
    },
  }
}

/** A function calls another: on behalf of the same person. */
async function callFromFunction(
  functions: Functions,
  name: string,
  data: unknown,
  token: string,
): Promise<unknown> {
  const openid = decodeCaller(token)?.openid
  const outcome = await functions.invoke(name, data, { source: 'function', ...(openid ? { openid } : {}) })
  if (outcome.error) throw new GatewayError(outcome.error.code, outcome.error.message)
  return outcome.result
}

async function push(functions: Functions, event: MediaCheckEvent): Promise<void> {
  const { error } = await functions.invoke(PUSH_FUNCTION, event, { source: 'wechat' })
  if (error) throw new Error(error.message)
}
