import type { IncomingMessage, ServerResponse } from 'node:http'

/** Tells open phones over server-sent events that the app was rebuilt. */
export class LiveReload {
  private readonly listeners = new Set<ServerResponse>()

  connect(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    response.write('retry: 500\n\n')
    this.listeners.add(response)
    request.on('close', () => this.listeners.delete(response))
  }

  announce(): void {
    for (const response of this.listeners) response.write('event: reload\ndata: {}\n\n')
  }

  close(): void {
    for (const response of this.listeners) response.end()
    this.listeners.clear()
  }
}
