import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpError, sendJson } from './http'

/** A part of the runtime that answers some of the requests. @returns true when the request was its own */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

export interface Listener {
  /** `http://127.0.0.1:PORT` unless listening on one other address; without a slash at the end. */
  readonly url: string
  readonly server: Server
  /** From now on requests are answered by the first of these that knows them; before, they wait. */
  serve(handlers: Handler[]): void
  /** Takes no new requests and lets those that run finish for at most `graceMs`. */
  close(graceMs: number): Promise<void>
}

/** The port is in use by another program. */
export class PortTakenError extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is taken`)
  }
}

const EVERY_ADDRESS = new Set(['0.0.0.0', '::', 'localhost'])

/**
 * Opens the one port that everything local is served on.
 * @param port 0 for any free one
 * @throws PortTakenError
 */
export async function listen(port: number, host: string): Promise<Listener> {
  let begin: (handlers: Handler[]) => void = () => undefined
  const ready = new Promise<Handler[]>((resolve) => (begin = resolve))
  const server = createServer((request, response) => void answer(ready, request, response))
  await open(server, port, host)
  const { port: actual } = server.address() as AddressInfo
  const reachedAt = EVERY_ADDRESS.has(host) ? '127.0.0.1' : host
  return {
    url: `http://${reachedAt}:${actual}`,
    server,
    serve: begin,
    close: (graceMs) => close(server, graceMs),
  }
}

function open(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error),
    )
    server.listen(port, host, resolve)
  })
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearTimeout(timer)
}

async function answer(
  ready: Promise<Handler[]>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    refuseBrokenAddress(request)
    refuseForeignPages(request)
    for (const handle of await ready) if (await handle(request, response)) return
    throw new HttpError(404, `Nothing is at ${request.method} ${request.url}`)
  } catch (error) {
    fail(request, response, error)
  }
}

/** Whoever answers may read the address without a second thought. */
function refuseBrokenAddress({ url = '/' }: IncomingMessage): void {
  try {
    decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    throw new HttpError(400, 'The address cannot be read')
  }
}

/** A page of another site that is open in the same browser must not write to this runtime. */
function refuseForeignPages({ method, headers }: IncomingMessage): void {
  const reads = method === 'GET' || method === 'HEAD'
  if (reads || headers.origin === undefined) return
  if (headers.origin !== `http://${headers.host}`)
    throw new HttpError(403, `${headers.origin} may not write here`)
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const known = error instanceof HttpError
  if (!known) console.error(`${request.method} ${request.url}:`, error)
  if (response.headersSent) return void response.destroy()
  const status = known ? error.status : 500
  // What is left of a body that was refused is not worth reading.
  if (status === 413) response.setHeader('connection', 'close')
  sendJson(response, { errCode: -1, errMsg: known ? error.message : 'internal error' }, status)
}
