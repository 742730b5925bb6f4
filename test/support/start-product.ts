import { startProduct } from './product'
import type { Product } from './product'

declare global {
  var runningProduct: Product | undefined
}

/** Before all journeys: the product on this machine, unless they run on WeChat DevTools. */
export default async function start(): Promise<void> {
  if (process.env.WECHAT_DEVTOOLS_CLI) return
  const product = await startProduct()
  globalThis.runningProduct = product
  process.env.JOURNEY_WS_ENDPOINT = product.wsEndpoint
  process.env.JOURNEY_URL = product.url
}
