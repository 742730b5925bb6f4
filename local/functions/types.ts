/** Who caused a call: what the cloud tells a function through `getWXContext()`. */
export interface Caller {
  /** The WeChat user; absent for timers and other system calls. */
  openid?: string
  source: 'wx_client' | 'wx_devtools' | 'timer' | 'function' | 'wechat'
  /** Given by the entry point when it has one already, so that its log and the function's agree. */
  requestId?: string
}

/** A failed call in the cloud's terms. */
export interface FunctionFailure {
  /** What `wx.cloud.callFunction` rejects with. */
  errCode: number
  /** What the admin protocol answers, the same failure for a function that called this one. */
  code: string
  message: string
}

export interface CallReport {
  requestId: string
  /** Milliseconds in the handler; 0 when it was never reached. */
  ms: number
  /** Milliseconds that starting an instance took; absent for a warm call. */
  coldMs?: number
}

export type CallOutcome =
  | (CallReport & { result: unknown; error?: undefined })
  | (CallReport & { result?: undefined; error: FunctionFailure })

/** A line that a function wrote, or what the runtime has to say about a call. */
export interface LogEntry {
  /** ISO time. */
  at: string
  function: string
  requestId: string
  level: 'info' | 'error' | 'report'
  text: string
}
