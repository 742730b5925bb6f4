import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { Answer, Notice } from './protocol'
import { parseFromPhone } from './protocol'

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

/** The endpoint's side of one open phone: sends commands to the agent in its page and hears what the page tells. */
export class Phone {
  private readonly waiting = new Map<string, Waiting>()

  constructor(
    readonly person: string,
    readonly headless: boolean,
    private readonly socket: WebSocket,
    private readonly onNotice: (notice: Notice) => void,
  ) {
    socket.on('message', (data) => this.hear(String(data)))
    socket.on('close', () => this.abandon())
  }

  /** @throws Error with the page's own message, or when the page goes away before it answers */
  send(method: string, params: Record<string, unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = randomUUID()
      this.waiting.set(id, { resolve, reject })
      this.socket.send(JSON.stringify({ id, method, params }))
    })
  }

  private hear(text: string): void {
    try {
      this.receive(parseFromPhone(text))
    } catch (error) {
      // Only a page of another version says what cannot be read.
      this.socket.close(1007, String(error).slice(0, 100))
    }
  }

  private receive(message: Answer | Notice): void {
    if (!('id' in message)) return this.onNotice(message)
    const waiting = this.waiting.get(message.id)
    this.waiting.delete(message.id)
    if ('error' in message) waiting?.reject(new Error(message.error.message))
    else waiting?.resolve(message.result)
  }

  private abandon(): void {
    for (const { reject } of this.waiting.values()) {
      reject(new Error(`the phone of ${this.person} was closed or reloaded before it answered`))
    }
    this.waiting.clear()
  }
}
