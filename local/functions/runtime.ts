import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from './config'
import { callEnvironment, instanceEnvironment } from './environment'
import { callContext, callEvent, timerEvent } from './event'
import { failures } from './failures'
import { CALL_BYTES_LIMIT } from './limits'
import type { FunctionLogs } from './logs'
import { createLogs } from './logs'
import { Pool } from './pool'
import type { Timer, Timers } from './timers'
import { createTimers } from './timers'
import type { Caller, CallOutcome, LogEntry } from './types'

export interface FunctionsOptions {
  /** Folder of the built functions, one folder each. */
  root: string
  /** Where the functions' SDK sends its requests. */
  adminUrl: string
  /** Folder of the log file; without it the log is in memory only. */
  logDirectory?: string
  /** Configuration variables by function name; `*` is for all of them. */
  variables?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Concurrent instances per function, 4 unless told. */
  maxInstances?: number
  /** Idle instances stop after this many milliseconds, 20,000 unless told. */
  idleMs?: number
  /** Functions of which one instance always runs, all of them unless told; others start when they are called. */
  keepWarm?: readonly string[]
  /** Timers run by the clock only when told so; firing by hand always works. */
  runTimers?: boolean
  clock?: () => Date
}

export interface Functions {
  /** Calls a function as the cloud would: JSON in, JSON out. It never rejects. */
  invoke(name: string, data: unknown, caller: Caller): Promise<CallOutcome>
  /**
   * Runs a timer now.
   * @param name the trigger's name, or its function's
   * @throws when there is no such timer
   */
  fireTimer(name: string): Promise<CallOutcome>
  timers(): ReturnType<Timers['list']>
  /** Takes the code and configuration that are on disk now: of one function, or of all, also those that came or went. */
  reload(name?: string): Promise<void>
  /** Starts one instance of each function that is kept warm, one after the other. */
  warmUp(): Promise<void>
  names(): string[]
  /** Running instances by function. */
  instances(): Record<string, number>
  readonly logs: FunctionLogs
  /** Lets running calls finish for at most `graceMs` (5,000 unless told) and stops. */
  close(graceMs?: number): Promise<void>
}

const DEFAULT_MAX_INSTANCES = 4
const DEFAULT_IDLE_MS = 20_000
const DEFAULT_GRACE_MS = 5_000

/** Runs the built cloud functions on this machine. */
export function createFunctions(options: FunctionsOptions): Functions {
  return new Runtime(options)
}

class Runtime implements Functions {
  readonly logs: FunctionLogs
  private readonly pools = new Map<string, Pool>()
  private readonly clock: () => Date
  private readonly clockwork: Timers
  private declared: Timer[] = []

  constructor(private readonly options: FunctionsOptions) {
    this.clock = options.clock ?? (() => new Date())
    this.logs = createLogs(options.logDirectory)
    this.clockwork = createTimers(this.clock, (timer) => void this.runTimer(timer))
    const declared = this.found().map((name) => this.open(name))
    this.schedule(declared.flat())
  }

  async invoke(name: string, data: unknown, caller: Caller): Promise<CallOutcome> {
    const requestId = caller.requestId ?? randomUUID()
    const pool = this.pools.get(name)
    if (!pool) return { requestId, ms: 0, error: failures.notFound(name) }
    const event = JSON.stringify(callEvent(data, caller))
    const bytes = Buffer.byteLength(event)
    if (bytes > CALL_BYTES_LIMIT) return { requestId, ms: 0, error: failures.requestTooLarge(bytes) }
    return this.run(name, pool, { requestId, event, caller })
  }

  async fireTimer(name: string): Promise<CallOutcome> {
    const timer =
      this.declared.find((one) => one.name === name) ?? this.declared.find((one) => one.function === name)
    if (!timer)
      throw new Error(
        `There is no timer ${name}; there are: ${this.declared.map((one) => one.name).join(', ')}`,
      )
    return this.runTimer(timer)
  }

  timers(): ReturnType<Timers['list']> {
    return this.clockwork.list()
  }

  async reload(name?: string): Promise<void> {
    const names = name ? [name] : [...new Set([...this.pools.keys(), ...this.found()])]
    const kept = this.declared.filter((timer) => !names.includes(timer.function))
    const changed = await Promise.all(names.map((one) => this.reloadOne(one)))
    this.schedule([...kept, ...changed.flat()])
  }

  async warmUp(): Promise<void> {
    for (const [name, pool] of this.pools) {
      const failure = await pool.warm()
      if (failure) this.log(name, '', 'error', `could not be started: ${failure.message}`)
    }
  }

  names(): string[] {
    return [...this.pools.keys()]
  }

  instances(): Record<string, number> {
    return Object.fromEntries([...this.pools].map(([name, pool]) => [name, pool.size]))
  }

  async close(graceMs = DEFAULT_GRACE_MS): Promise<void> {
    this.clockwork.close()
    await Promise.all([...this.pools.values()].map((pool) => pool.close(graceMs)))
    await this.logs.flush()
  }

  private async run(
    name: string,
    pool: Pool,
    { requestId, event, caller }: { requestId: string; event: string; caller: Caller },
  ): Promise<CallOutcome> {
    const outcome = await pool.run({
      requestId,
      event,
      context: callContext(name, requestId, pool.limits),
      environment: callEnvironment(caller, requestId),
    })
    const { ms, coldMs } = outcome
    const report = { requestId, ms, ...(coldMs === undefined ? {} : { coldMs }) }
    this.log(name, requestId, 'report', describe(caller, report, outcome.error?.message))
    if (outcome.error) return { ...report, error: outcome.error }
    return { ...report, result: JSON.parse(outcome.json) as unknown }
  }

  private runTimer(timer: Timer): Promise<CallOutcome> {
    return this.invoke(timer.function, timerEvent(timer.name, this.clock()), { source: 'timer' })
  }

  /** @returns the function's timers */
  private open(name: string): Timer[] {
    const directory = join(this.options.root, name)
    const config = readConfig(directory)
    const {
      maxInstances = DEFAULT_MAX_INSTANCES,
      idleMs = DEFAULT_IDLE_MS,
      keepWarm,
      variables = {},
      adminUrl,
    } = this.options
    const pool = new Pool({
      name,
      file: join(directory, 'index.js'),
      environment: instanceEnvironment(name, adminUrl, { ...variables['*'], ...variables[name] }),
      config,
      maxInstances,
      idleMs,
      keepWarm: keepWarm?.includes(name) ?? true,
      log: (requestId, level, text) => this.log(name, requestId, level, text),
    })
    this.pools.set(name, pool)
    return timersOf(name, config.triggers)
  }

  private async reloadOne(name: string): Promise<Timer[]> {
    const pool = this.pools.get(name)
    if (!this.isBuilt(name)) {
      this.pools.delete(name)
      await pool?.close(DEFAULT_GRACE_MS)
      return []
    }
    if (!pool) return this.open(name)
    const config = readConfig(join(this.options.root, name))
    await pool.reload(config)
    return timersOf(name, config.triggers)
  }

  private schedule(timers: Timer[]): void {
    this.declared = timers
    this.clockwork.replace(this.options.runTimers ? timers : [])
  }

  private found(): string[] {
    if (!existsSync(this.options.root)) return []
    return readdirSync(this.options.root).filter((name) => this.isBuilt(name))
  }

  private isBuilt(name: string): boolean {
    return existsSync(join(this.options.root, name, 'index.js'))
  }

  private log(name: string, requestId: string, level: LogEntry['level'], text: string): void {
    this.logs.add({ at: this.clock().toISOString(), function: name, requestId, level, text })
  }
}

function timersOf(name: string, triggers: { name: string; config: string }[]): Timer[] {
  return triggers.map((trigger) => ({ function: name, name: trigger.name, config: trigger.config }))
}

function describe(caller: Caller, { ms, coldMs }: { ms: number; coldMs?: number }, failure?: string): string {
  const cold = coldMs === undefined ? '' : `, cold start ${coldMs.toFixed(0)} ms`
  return `${caller.source} ${ms.toFixed(1)} ms${cold}${failure ? `, failed: ${failure}` : ''}`
}
