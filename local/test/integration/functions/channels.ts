import { BroadcastChannel } from 'node:worker_threads'

/** Lets every call go that is held at the gate. */
export function openGate(): void {
  const gate = new BroadcastChannel('test-gate')
  gate.postMessage('open')
  gate.close()
}

/** Counts calls that arrived in their handler. */
export function countArrivals(): { reach(count: number): Promise<void>; close(): void } {
  const channel = new BroadcastChannel('test-arrived')
  let arrived = 0
  let check = (): void => undefined
  channel.onmessage = () => {
    arrived += 1
    check()
  }
  return {
    reach: (count) =>
      new Promise((resolve) => {
        check = () => (arrived >= count ? resolve() : undefined)
        check()
      }),
    close: () => channel.close(),
  }
}
