import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

export interface Message {
  title: string
  detail: string
  /** Who wrote it, where the file says so. */
  user?: string
}

/**
 * Reads messages from JSON lines, plain or gzipped; spreads the picks over the whole file.
 * @throws Error naming the line that is not a message
 */
export function readMessages(file: string, count: number): Message[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const picked = Math.min(count, lines.length)
  return Array.from({ length: picked }, (_, index) => {
    const place = Math.floor((index * lines.length) / picked)
    return readMessage(lines[place] ?? '', place + 1)
  })
}

function readMessage(line: string, number: number): Message {
  const { title, detail, user } = JSON.parse(line) as Record<string, unknown>
  if (typeof title !== 'string' || typeof detail !== 'string')
    throw new Error(`line ${number}: title and detail are missing`)
  return { title, detail, ...(typeof user === 'string' ? { user } : {}) }
}
