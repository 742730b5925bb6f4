import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { GatewayError } from './errors'
import { checkedPath, type Files } from './files'

const contentTypes: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
}

/** Answers a signed URL: PUT writes the file, GET and HEAD read it. */
export async function serveStorage(
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) {
  try {
    const method = request.method === 'PUT' ? 'PUT' : 'GET'
    const path = checkedPath(decodeURIComponent(url.pathname.slice('/storage/'.length)))
    files.checkSignature(
      method,
      path,
      Number(url.searchParams.get('expires')),
      url.searchParams.get('sign') ?? '',
    )
    if (method === 'PUT') await receive(files, path, request, response)
    else await send(files, path, request, response)
  } catch (error) {
    if (response.headersSent) response.destroy()
    else if (!(error instanceof GatewayError)) throw error
    else sendError(response, error)
  }
}

async function receive(files: Files, path: string, request: IncomingMessage, response: ServerResponse) {
  await files.write(path, request)
  response.writeHead(200).end()
}

async function send(files: Files, path: string, request: IncomingMessage, response: ServerResponse) {
  const file = files.diskPath(path)
  const info = await stat(file).catch(() => undefined)
  if (!info?.isFile()) throw new GatewayError('STORAGE_FILE_NONEXIST', `no such file: ${path}`)
  const range = readRange(request.headers.range, info.size)
  response.writeHead(range ? 206 : 200, {
    'content-type': contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'content-length': range ? range.end - range.start + 1 : info.size,
    'accept-ranges': 'bytes',
    'last-modified': info.mtime.toUTCString(),
    'cache-control': 'private, max-age=3600',
    // What people upload is never run in the page's name.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${info.size}` }),
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(file, range), response)
}

/** One range, as players ask for it. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const start = match[1] === '' ? Math.max(size - Number(match[2]), 0) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return start <= end ? { start, end } : undefined
}

/** The XML in which object storage tells of errors. */
function sendError(response: ServerResponse, error: GatewayError): void {
  const [status, code] = error.code === 'STORAGE_FILE_NONEXIST' ? [404, 'NoSuchKey'] : [403, 'AccessDenied']
  const text = error.message.replace(/[<>&]/g, '')
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${text}</Message><Resource></Resource><RequestId>local</RequestId><TraceId>local</TraceId></Error>`,
  )
}
