import type { IncomingMessage, ServerResponse } from 'node:http'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
  '.woff2': 'font/woff2',
}

/** Sends a file of `folder`, revalidated by its size and time; 404 for what is missing or outside. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  relative: string,
): Promise<void> {
  const file = path.resolve(folder, `./${relative}`)
  const stats = file.startsWith(path.resolve(folder) + path.sep)
    ? fs.statSync(file, { throwIfNoEntry: false })
    : undefined
  if (!stats?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
    return
  }
  const etag = `"${stats.size.toString(36)}-${stats.mtimeMs.toString(36)}"`
  const headers = {
    etag,
    'cache-control': 'no-cache',
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
  }
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(200, { ...headers, 'content-length': stats.size })
  await pipeline(fs.createReadStream(file), response).catch(() => response.destroy())
}

export function sendHtml(response: ServerResponse, html: string): void {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
    .end(html)
}
