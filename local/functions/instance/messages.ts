/** What a function's thread and the runtime say to each other. */
export interface InvokeMessage {
  requestId: string
  /** The event as JSON, so that nothing but data crosses. */
  event: string
  context: Record<string, unknown>
  /** Variables of this call alone. */
  environment: Record<string, string>
}

export interface ThreadSettings {
  /** The function's main file. */
  file: string
}

export type ThreadMessage =
  | { kind: 'ready' }
  | { kind: 'log'; requestId: string; level: 'info' | 'error'; text: string }
  | { kind: 'result'; requestId: string; json: string }
  | { kind: 'tooLarge'; requestId: string; bytes: number }
  | { kind: 'threw'; requestId: string; message: string; stack: string }
