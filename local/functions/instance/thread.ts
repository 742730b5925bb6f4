// Runs inside the worker thread of one function instance: one request at a time, with `process.env` of its own.
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { CALL_BYTES_LIMIT } from '../limits'
import type { InvokeMessage, ThreadMessage, ThreadSettings } from './messages'

type Handler = (event: unknown, context: unknown) => unknown

let currentRequest = ''
let callVariables: string[] = []

function send(message: ThreadMessage): void {
  parentPort?.postMessage(message)
}

/** Lines go through the same port as results, so that a call's log is complete when its result arrives. */
function captureOutput(stream: NodeJS.WriteStream, level: 'info' | 'error'): void {
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    send({ kind: 'log', requestId: currentRequest, level, text: text.replace(/\n$/, '') })
    const done = rest.find((argument) => typeof argument === 'function') as (() => void) | undefined
    done?.()
    return true
  }
}

function loadHandler(file: string): Handler {
  const exported = createRequire(file)(file) as { main?: Handler }
  if (typeof exported.main !== 'function') throw new Error('index.js does not export main')
  return exported.main
}

function setCallEnvironment(environment: Record<string, string>): void {
  for (const name of callVariables) Reflect.deleteProperty(process.env, name)
  callVariables = Object.keys(environment)
  Object.assign(process.env, environment)
}

async function answer(
  handler: Handler,
  { requestId, event, context, environment }: InvokeMessage,
): Promise<void> {
  currentRequest = requestId
  setCallEnvironment(environment)
  try {
    const result = await handler(JSON.parse(event), context)
    const json = JSON.stringify(result ?? null)
    const bytes = Buffer.byteLength(json)
    send(
      bytes > CALL_BYTES_LIMIT ? { kind: 'tooLarge', requestId, bytes } : { kind: 'result', requestId, json },
    )
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
    send({ kind: 'threw', requestId, message: `${name}: ${message}`, stack: stack ?? message })
  }
}

captureOutput(process.stdout, 'info')
captureOutput(process.stderr, 'error')
const handler = loadHandler((workerData as ThreadSettings).file)
parentPort?.on('message', (message: InvokeMessage) => void answer(handler, message))
send({ kind: 'ready' })
