import busboy from 'busboy'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { GatewayError, invalidParam } from './errors'
import type { Params } from './types'

/** More than any call of the SDK needs. */
const MAX_BODY_BYTES = 64 * 1024 * 1024

/** The parameters of an admin call: a JSON body, or the fields of a form. */
export function readParams(request: IncomingMessage): Promise<Params> {
  const type = request.headers['content-type'] ?? ''
  return type.startsWith('multipart/form-data') ? readForm(request) : readJson(request)
}

async function readJson(request: IncomingMessage): Promise<Params> {
  const body = await readBody(request)
  try {
    const params = JSON.parse(body.toString()) as unknown
    if (typeof params === 'object' && params !== null && !Array.isArray(params)) return params as Params
  } catch {
    // Answered below, like a body that is JSON but no object.
  }
  throw invalidParam('the body must be a JSON object')
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new GatewayError('EXCEED_REQUEST_LIMIT', 'the body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Fields as text, except `requestData`, which is binary. */
function readForm(request: IncomingMessage): Promise<Params> {
  return new Promise((resolve, reject) => {
    const params: Params = {}
    const form = busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fieldSize: MAX_BODY_BYTES },
    })
    form.on('field', (name, value) => (params[name] = value))
    form.on('file', (name, stream) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => (params[name] = Buffer.concat(chunks)))
    })
    form.on('close', () => resolve(params))
    form.on('error', (error) => reject(invalidParam(`the form cannot be read: ${String(error)}`)))
    request.pipe(form)
  })
}

/** The content type is to the letter what the SDK looks for to tell an error from bytes. */
export function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

export function sendBytes(response: ServerResponse, bytes: Uint8Array): void {
  response.writeHead(200, { 'content-type': 'application/octet-stream' })
  response.end(bytes)
}
