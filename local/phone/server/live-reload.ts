import type { IncomingMessage, ServerResponse } from 'node:http'

/** Tells phones over server-sent events which build of the app is the latest: when they connect, and when there is another. */
export class LiveReload {
  private readonly listeners = new Set<ServerResponse>()
  // Another start of the server is another build.
  private build = Date.now()

  connect(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    response.write(`retry: 500\n\n${this.message()}`)
    this.listeners.add(response)
    request.on('close', () => this.listeners.delete(response))
  }

  announce(): void {
    this.build += 1
    for (const response of this.listeners) response.write(this.message())
  }

  private message(): string {
    return `event: build\ndata: ${this.build}\n\n`
  }

  close(): void {
    for (const response of this.listeners) response.end()
    this.listeners.clear()
  }
}
