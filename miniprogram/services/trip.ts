import type { Sending } from './sending'
import { within } from './within'

/** An item under way: whatever it waits for ends with it. */
export class Trip {
  private sending: Sending | undefined
  private reject: (reason: Error) => void = () => undefined
  private readonly ended = new Promise<never>((_, reject) => (this.reject = reject))

  constructor() {
    // Nobody may be waiting when it ends.
    this.ended.catch(() => undefined)
  }

  wait<Value>(ms: number, work: Promise<Value>): Promise<Value> {
    return Promise.race([within(ms, work), this.ended])
  }

  send(sending: Sending): Promise<string> {
    this.sending = sending
    return Promise.race([sending.done, this.ended])
  }

  end(): void {
    this.sending?.abort()
    this.reject(new Error('removed'))
  }
}
