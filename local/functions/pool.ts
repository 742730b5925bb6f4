import type { FunctionConfig } from './config'
import { failures } from './failures'
import type { InstanceOutcome } from './instance/instance'
import { Instance } from './instance/instance'
import type { InvokeMessage } from './instance/messages'
import type { FunctionFailure } from './types'

export interface PoolOptions {
  name: string
  /** The function's main file. */
  file: string
  environment: Record<string, string>
  config: FunctionConfig
  maxInstances: number
  /** An instance stops after this many milliseconds without a call. */
  idleMs: number
  /** The last instance stays however long nobody calls, so that a quiet function answers at once. */
  keepWarm: boolean
  log(requestId: string, level: 'info' | 'error', text: string): void
}

export type PoolOutcome = InstanceOutcome & { ms: number; coldMs?: number }

type Acquired = Instance | FunctionFailure

const MAX_WAITING = 1000

/** The instances of one function: grows with concurrent calls up to a limit, then calls wait their turn. */
export class Pool {
  private config: FunctionConfig
  private idle: { instance: Instance; since: number }[] = []
  private readonly busy = new Set<Instance>()
  private readonly waiting: ((acquired: Acquired) => void)[] = []
  /** Instances of the code as it is now; others stop when their call is over. */
  private current = new WeakSet<Instance>()
  private readonly sweep: NodeJS.Timeout
  private drained: (() => void) | undefined
  private closed = false

  constructor(private readonly options: PoolOptions) {
    this.config = options.config
    this.sweep = setInterval(() => this.stopIdle(), options.idleMs / 2)
    this.sweep.unref()
  }

  /** How many instances run. */
  get size(): number {
    return this.idle.length + this.busy.size
  }

  get limits(): { seconds: number; megabytes: number } {
    return { seconds: this.config.timeout, megabytes: this.config.memorySize }
  }

  /** Starts an instance ahead of the first call, where one is to be kept. @returns what prevented it, if anything did */
  async warm(): Promise<FunctionFailure | undefined> {
    if (!this.options.keepWarm || this.size > 0) return undefined
    const instance = await this.acquire()
    if (!(instance instanceof Instance)) return instance
    const failure = await instance.start()
    this.release(instance)
    return failure
  }

  /** Runs one call, waiting for an instance where need be. It never rejects. */
  async run(message: InvokeMessage): Promise<PoolOutcome> {
    const instance = await this.acquire()
    if (!(instance instanceof Instance)) return { error: instance, ms: 0 }
    const outcome = await this.runOn(instance, message)
    this.release(instance)
    return outcome
  }

  /** New code: later calls get new instances, those that run finish with the old. */
  async reload(config: FunctionConfig): Promise<void> {
    this.config = config
    this.current = new WeakSet()
    await Promise.all(this.idle.splice(0).map(({ instance }) => instance.stop()))
  }

  /** Takes no more calls, lets those that run finish for at most `graceMs`, and stops every instance. */
  async close(graceMs: number): Promise<void> {
    this.closed = true
    clearInterval(this.sweep)
    for (const resolve of this.waiting.splice(0)) resolve(failures.stopping())
    if (this.busy.size > 0) await this.untilDrained(graceMs)
    await Promise.all(
      [...this.busy, ...this.idle.splice(0).map(({ instance }) => instance)].map((one) => one.stop()),
    )
  }

  private async runOn(instance: Instance, message: InvokeMessage): Promise<PoolOutcome> {
    const isCold = instance.coldMs === undefined
    const failure = isCold ? await instance.start() : undefined
    if (failure) return { error: failure, ms: 0 }
    const from = performance.now()
    const outcome = await instance.call(message)
    const ms = performance.now() - from
    return { ...outcome, ms, ...(isCold ? { coldMs: instance.coldMs } : {}) }
  }

  private acquire(): Promise<Acquired> {
    const now = this.closed ? failures.stopping() : this.take()
    if (now) return Promise.resolve(now)
    if (this.waiting.length >= MAX_WAITING) return Promise.resolve(failures.tooManyWaiting(this.options.name))
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  /** @returns a free instance, or a new one while there may be more */
  private take(): Instance | undefined {
    this.idle = this.idle.filter(({ instance }) => !instance.ended)
    const instance = this.idle.pop()?.instance ?? this.startAnother()
    if (instance) this.busy.add(instance)
    return instance
  }

  private startAnother(): Instance | undefined {
    if (this.size >= this.options.maxInstances) return undefined
    const { file, environment, log } = this.options
    const instance = new Instance({ file, environment, config: this.config, log })
    this.current.add(instance)
    return instance
  }

  private release(instance: Instance): void {
    this.busy.delete(instance)
    const isReusable = !instance.ended && !this.closed && this.current.has(instance)
    if (isReusable) this.idle.push({ instance, since: performance.now() })
    else void instance.stop()
    if (this.busy.size === 0) this.drained?.()
    this.serveWaiting()
  }

  private serveWaiting(): void {
    const next = this.waiting[0]
    const instance = next && this.take()
    if (!instance) return
    this.waiting.shift()
    next(instance)
  }

  private stopIdle(): void {
    const { idleMs, keepWarm } = this.options
    const expired = performance.now() - idleMs
    const kept = keepWarm ? this.idle.at(-1) : undefined
    const leaving = this.idle.filter((entry) => entry !== kept && entry.since < expired)
    this.idle = this.idle.filter((entry) => !leaving.includes(entry))
    for (const { instance } of leaving) void instance.stop()
  }

  private untilDrained(graceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, graceMs)
      this.drained = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
