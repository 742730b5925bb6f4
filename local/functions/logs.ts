import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogEntry } from './types'

export interface LogFilter {
  function?: string
  requestId?: string
  /** At most this many, the newest; 200 unless told. */
  limit?: number
}

export interface FunctionLogs {
  add(entry: LogEntry): void
  /** @returns recent lines, oldest first. */
  recent(filter?: LogFilter): LogEntry[]
  /** Resolves when everything is in the file. */
  flush(): Promise<void>
}

const KEPT_IN_MEMORY = 2000
const ROTATE_AT_BYTES = 10 * 1024 * 1024
const DEFAULT_LIMIT = 200

/**
 * The functions' log: recent lines in memory, all of them as JSON lines in `functions.log` with one earlier file kept.
 * @param directory where the file goes; without it nothing is written
 */
export function createLogs(directory?: string): FunctionLogs {
  const recent: LogEntry[] = []
  let unwritten: string[] = []
  let writing: Promise<void> | undefined

  async function write(path: string): Promise<void> {
    await mkdir(join(path, '..'), { recursive: true })
    while (unwritten.length > 0) {
      const lines = unwritten.join('')
      unwritten = []
      await rotate(path)
      await appendFile(path, lines)
    }
  }

  function schedule(): void {
    if (!directory || writing) return
    writing = write(join(directory, 'functions.log'))
      .catch((error: unknown) => console.error('functions.log could not be written:', error))
      .finally(() => (writing = undefined))
  }

  return {
    add(entry) {
      recent.push(entry)
      if (recent.length > KEPT_IN_MEMORY) recent.splice(0, recent.length - KEPT_IN_MEMORY)
      if (directory) unwritten.push(`${JSON.stringify(entry)}\n`)
      schedule()
    },
    recent: (filter = {}) =>
      recent.filter((entry) => matches(entry, filter)).slice(-(filter.limit ?? DEFAULT_LIMIT)),
    async flush() {
      while (writing) await writing
    },
  }
}

function matches(entry: LogEntry, filter: LogFilter): boolean {
  return (
    (!filter.function || entry.function === filter.function) &&
    (!filter.requestId || entry.requestId === filter.requestId)
  )
}

async function rotate(path: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size > ROTATE_AT_BYTES) await rename(path, `${path}.1`)
}
