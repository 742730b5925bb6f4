import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request that cannot be served; its message goes to the client. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

const JSON_TYPE = 'application/json; charset=utf-8'

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': JSON_TYPE, 'cache-control': 'no-store' })
  response.end(text)
}

/**
 * @param limit most bytes to accept
 * @throws HttpError 413 above the limit; the rest of the body is not read
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > limit) throw tooLarge(limit)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** @throws HttpError 400 when the body is not a JSON object */
export async function readJson(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const body = (await readBody(request, limit)).toString('utf8')
  const parsed = parse(body || '{}')
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
    return parsed as Record<string, unknown>
  }
  throw new HttpError(400, 'The body is not a JSON object')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function tooLarge(limit: number): HttpError {
  return new HttpError(413, `The body is above the limit of ${limit} bytes`)
}
