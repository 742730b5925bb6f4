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

/** One line per call. It holds ids and figures, never what people wrote. */
export function writeLog({ detail, ...line }: LogLine): void {
  const text = detail instanceof Error ? (detail.stack ?? detail.message) : detail
  const shown = typeof text === 'string' ? text : JSON.stringify(text)
  console.log(JSON.stringify({ ...line, ...(shown ? { detail: shown.slice(0, DETAIL_MAX) } : {}) }))
}
