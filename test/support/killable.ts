import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A runtime in a process of its own, that a test can kill at any moment. */
export interface KillableRuntime {
  /** Calls a function as somebody's phone. @throws when the runtime is gone before it answered */
  call(person: string, name: string, data: object): Promise<Record<string, unknown>>
  /** `kill -9` of the runtime and every process that it started; waits until it is gone. */
  kill(): Promise<void>
}

/** @throws with what it wrote when it does not start */
export async function startKillable(dataDir: string, functionsRoot: string): Promise<KillableRuntime> {
  const program = join(__dirname, 'killable-main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir, functionsRoot], {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    // It leads a process group of its own, which can be killed as a whole.
    detached: true,
  })
  const exited = once(child, 'exit')
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const url = await Promise.race([
    once(child.stdout, 'data').then(([chunk]) => String(chunk).trim()),
    exited.then(() => Promise.reject(new Error(`the runtime did not start:\n${errors}`))),
  ])
  return {
    async call(person, name, data) {
      const response = await fetch(`${url}/client/callFunction`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-person': person },
        body: JSON.stringify({ name, data }),
      })
      return (await response.json()) as Record<string, unknown>
    },
    async kill() {
      const isRunning = child.pid !== undefined && child.exitCode === null && child.signalCode === null
      if (isRunning) process.kill(-child.pid, 'SIGKILL')
      await exited
    },
  }
}

/** One thing that somebody submits, with the key that a retry repeats. */
export interface Submission {
  person: string
  key: string
}

export interface CrashTest<T> {
  start(): Promise<KillableRuntime>
  /** Makes one submission. @returns what the runtime acknowledged it with; anything thrown means it did not */
  submit(runtime: KillableRuntime, submission: Submission): Promise<T>
  callers: number
  /** How often one person submits before the next one comes. */
  perPerson: number
  /** The runtime is killed once this many submissions of a round are acknowledged, in the middle of others. */
  acknowledgedBeforeKill: number
}

export interface Crash<T> {
  /** The one that runs after the crash. */
  runtime: KillableRuntime
  tried: Submission[]
  /** What was acknowledged, by key. */
  acknowledged: Map<string, T>
}

/**
 * Submits from several callers without pause, kills the runtime in the middle and starts it again.
 * @param round makes the keys of several rounds differ
 */
export async function crashInTheMiddle<T>(
  { start, submit, callers, perPerson, acknowledgedBeforeKill }: CrashTest<T>,
  round: string,
): Promise<Crash<T>> {
  const runtime = await start()
  const acknowledged = new Map<string, T>()
  const tried: Submission[] = []
  const refused: unknown[] = []
  let killed: Promise<void> | undefined

  async function caller(name: number): Promise<void> {
    for (let count = 0; !killed; count += 1) {
      const person = `visitor-${round}-${name}-${Math.floor(count / perPerson)}`
      const submission = { person, key: `${round}-${name}-${count}` }
      tried.push(submission)
      try {
        acknowledged.set(submission.key, await submit(runtime, submission))
      } catch (error) {
        // A call that the kill cut off may or may not have been done; nobody was told. Any other was refused.
        if (!killed) refused.push(error)
      }
      if (acknowledged.size >= acknowledgedBeforeKill || refused.length > 0) killed ??= runtime.kill()
    }
  }

  await Promise.all(Array.from({ length: callers }, (_, name) => caller(name)))
  await killed
  if (refused.length > 0) throw refused[0]
  return { runtime: await start(), acknowledged, tried }
}
