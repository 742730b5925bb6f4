import { Worker } from 'node:worker_threads'
import type { FunctionConfig } from '../config'
import { failures } from '../failures'
import type { FunctionFailure } from '../types'
import type { InvokeMessage, ThreadMessage, ThreadSettings } from './messages'
import { threadProgram } from './program'

export interface InstanceOptions {
  /** The function's main file. */
  file: string
  environment: Record<string, string>
  config: Pick<FunctionConfig, 'timeout' | 'memorySize'>
  log(requestId: string, level: 'info' | 'error', text: string): void
}

export type InstanceOutcome = { json: string; error?: undefined } | { error: FunctionFailure }

// Loading a function's code does not count towards its own time limit.
const START_LIMIT_MS = 20_000
const MS_PER_SECOND = 1000

/** One copy of a function: a thread that serves one call at a time until it fails, idles too long or is replaced. */
export class Instance {
  /** True once it can serve no more calls. */
  ended = false
  /** Milliseconds that starting took; defined when ready. */
  coldMs: number | undefined

  private readonly worker: Worker
  private readonly startedAt = performance.now()
  private settle: ((outcome: InstanceOutcome) => void) | undefined
  private failure: FunctionFailure | undefined

  constructor(private readonly options: InstanceOptions) {
    this.worker = createThread(options)
    this.worker.on('message', (message: ThreadMessage) => this.receive(message))
    this.worker.on('error', (error) => this.fail(error))
    this.worker.on('exit', (exitCode) => this.end(this.failure ?? failures.exited(exitCode)))
    this.worker.stderr.on('data', (chunk: Buffer) => options.log('', 'error', chunk.toString().trimEnd()))
  }

  /** Loads the function. @returns what prevented it, if anything did */
  async start(): Promise<FunctionFailure | undefined> {
    const { error } = await this.outcomeWithin(START_LIMIT_MS)
    return error
  }

  /** Runs one call within the function's time limit. It never rejects. */
  call(message: InvokeMessage): Promise<InstanceOutcome> {
    const outcome = this.outcomeWithin(this.options.config.timeout * MS_PER_SECOND)
    this.worker.postMessage(message)
    return outcome
  }

  async stop(): Promise<void> {
    this.ended = true
    await this.worker.terminate()
  }

  private outcomeWithin(milliseconds: number): Promise<InstanceOutcome> {
    if (this.ended) return Promise.resolve({ error: this.failure ?? failures.stopping() })
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.end(failures.timedOut(milliseconds / MS_PER_SECOND))
        void this.worker.terminate()
      }, milliseconds)
      this.settle = (outcome) => {
        clearTimeout(timer)
        this.settle = undefined
        resolve(outcome)
      }
    })
  }

  private receive(message: ThreadMessage): void {
    switch (message.kind) {
      case 'ready':
        this.coldMs = performance.now() - this.startedAt
        return this.settle?.({ json: 'null' })
      case 'log':
        return this.options.log(message.requestId, message.level, message.text)
      case 'result':
        return this.settle?.({ json: message.json })
      case 'tooLarge':
        return this.settle?.({ error: failures.responseTooLarge(message.bytes) })
      case 'threw':
        this.options.log(message.requestId, 'error', message.stack)
        return this.settle?.({ error: failures.threw(message.message) })
    }
  }

  /** An error that nothing in the function caught: the thread is about to exit. */
  private fail(error: Error & { code?: string }): void {
    const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    if (!outOfMemory) this.options.log('', 'error', error.stack ?? error.message)
    this.end(
      outOfMemory
        ? failures.outOfMemory(this.options.config.memorySize)
        : failures.threw(`${error.name}: ${error.message}`),
    )
  }

  private end(failure: FunctionFailure): void {
    this.ended = true
    this.failure ??= failure
    this.settle?.({ error: this.failure })
  }
}

function createThread({ file, environment, config }: InstanceOptions): Worker {
  return new Worker(threadProgram(), {
    eval: true,
    env: environment,
    // Loaders of the parent process are no business of a function.
    execArgv: [],
    stdout: true,
    stderr: true,
    workerData: { file } satisfies ThreadSettings,
    resourceLimits: { maxOldGenerationSizeMb: config.memorySize },
  })
}
