import type { Functions } from '../functions'
import { decodeCaller } from '../functions'
import type { Gateway } from '../gateway'
import { createGateway } from '../gateway'
import { GatewayError } from '../gateway/errors'
import type { MediaCheckEvent, WeChat } from '../wechat'
import { createWeChat } from '../wechat'
import { readPages } from './pages'
import type { Product } from './product'
import type { Visits } from './visits'
import { openVisits } from './visits'

export interface CloudOptions {
  product: Pick<Product, 'miniprogramRoot' | 'collections' | 'pushFunction' | 'templates'>
  /** The city's folder. */
  directory: string
  url: string
  /** Asked late: functions need the gateway's address and the gateway needs the functions. */
  functions: () => Functions
  clock?: () => Date
  /** Fail queries that no index serves. */
  strictIndexes?: boolean
  /** See StoreOptions. */
  durable?: boolean
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
  product,
  directory,
  url,
  functions,
  clock,
  strictIndexes,
  durable,
  log,
}: CloudOptions): LocalCloud {
  const visits = openVisits(directory, () => (clock?.() ?? new Date()).getTime())
  const wechat = createWeChat({
    dataDir: directory,
    clock,
    templates: product.templates.map(({ id }) => id),
    longTerm: product.templates.filter(({ longTerm }) => longTerm).map(({ id }) => id),
    pages: readPages(product.miniprogramRoot),
    hasVisited: (openid) => visits.isRecent(openid),
    sendEvent: (event) => push(functions(), product.pushFunction, event),
  })
  const gateway = createGateway({
    dataDir: directory,
    publicUrl: () => url,
    schema: product.collections,
    invokeFunction: (name, data, { token }) => callFromFunction(functions(), name, data, token),
    openApi: (api, data) => wechat.openApi(api, data),
    clock,
    strictIndexes,
    durable,
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

/** Without a function to push to, WeChat tells nobody. */
async function push(functions: Functions, name: string | undefined, event: MediaCheckEvent): Promise<void> {
  if (name === undefined) return
  const { error } = await functions.invoke(name, event, { source: 'wechat' })
  if (error) throw new Error(error.message)
}
