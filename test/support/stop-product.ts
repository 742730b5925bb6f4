import './start-product'

/** After all journeys. */
export default async function stop(): Promise<void> {
  await globalThis.runningProduct?.stop()
}
