import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A runtime in a process of its own, that a test can kill at any moment. */
export interface KillableRuntime {
  /** Calls a function as a seeded person's phone. @throws when the runtime is gone before it answered */
  call(person: string, name: string, data: object): Promise<Record<string, unknown>>
  /** `kill -9`, and waits until the process is gone. */
  kill(): Promise<void>
}

/** @throws with what it wrote when it does not start */
export async function startKillable(dataDir: string, functionsRoot: string): Promise<KillableRuntime> {
  const program = join(__dirname, 'killable-main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir, functionsRoot], {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
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
      child.kill('SIGKILL')
      await exited
    },
  }
}

export interface CrashTest {
  start(): Promise<KillableRuntime>
  /** Makes one submission. @returns true when the runtime acknowledged it; anything thrown means it did not */
  submit(runtime: KillableRuntime, key: string): Promise<boolean>
  callers: number
  /** The runtime is killed once this many submissions of a round are acknowledged, in the middle of others. */
  acknowledgedBeforeKill: number
}

/**
 * Submits from several callers without pause, kills the runtime in the middle and starts it again.
 * @param round makes the keys of several rounds differ
 * @returns the runtime that runs now, every key that was acknowledged, and every one that was tried
 */
export async function crashInTheMiddle(
  { start, submit, callers, acknowledgedBeforeKill }: CrashTest,
  round: string,
): Promise<{ runtime: KillableRuntime; acknowledged: string[]; tried: string[] }> {
  const runtime = await start()
  const acknowledged: string[] = []
  const tried: string[] = []
  let killed: Promise<void> | undefined

  async function caller(name: number): Promise<void> {
    for (let count = 0; !killed; count += 1) {
      const key = `${round}-${name}-${count}`
      tried.push(key)
      // A call that the kill cut off may or may not have been done; nobody was told.
      if (await submit(runtime, key).catch(() => false)) acknowledged.push(key)
      if (acknowledged.length >= acknowledgedBeforeKill) killed ??= runtime.kill()
    }
  }

  await Promise.all(Array.from({ length: callers }, (_, name) => caller(name)))
  await killed
  return { runtime: await start(), acknowledged, tried }
}
