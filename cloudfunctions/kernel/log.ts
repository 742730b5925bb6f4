import { AppError } from '#domain/kernel/errors'

export interface LogLine {
  requestId: string
  action: string
  code: string
  ms: number
  /** Calls of the database. */
  calls: number
  /** What went wrong, for operators. */
  detail?: unknown
}

const DETAIL_MAX = 2_000

function shorten(detail: unknown): string | undefined {
  const text = detail instanceof Error ? (detail.stack ?? detail.message) : detail
  const shown = typeof text === 'string' ? text : JSON.stringify(text)
  return shown?.slice(0, DETAIL_MAX)
}

/** One line per call. It holds ids and figures, never what people wrote. */
export function writeLog({ detail, ...line }: LogLine): void {
  const shown = shorten(detail)
  console.log(JSON.stringify({ ...line, ...(shown ? { detail: shown } : {}) }))
}

/** One row of a worker's batch that failed; the others go on. */
export function logFailure(worker: string, id: string, error: unknown): void {
  const cause = error instanceof AppError ? (error.detail ?? error.code) : error
  console.log(JSON.stringify({ action: worker, id, code: 'failed', detail: shorten(cause) }))
}
