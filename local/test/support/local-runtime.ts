import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FunctionBuild } from '../../functions/build'
import type { Runtime, RuntimeOptions } from '../../server'
import { startRuntime } from '../../server'
import { example } from './example'

/** For functions that a test has written as they are to run. */
export const nothingToBuild: FunctionBuild = {
  build: () => Promise.resolve([]),
}

export interface TestRuntime extends Runtime {
  /** Calls a function as a person's phone does. */
  call(person: string, name: string, data?: object): Promise<Record<string, unknown>>
  post(path: string, body: unknown, person?: string): Promise<Response>
  get<T>(path: string): Promise<T>
}

/** The local runtime without phones, on any free port; of the example unless told another product. */
export async function startTestRuntime(
  options: Partial<RuntimeOptions> & Pick<RuntimeOptions, 'dataDir' | 'functionsRoot'>,
): Promise<TestRuntime> {
  const runtime = await startRuntime({
    product: example,
    port: 0,
    host: '127.0.0.1',
    functionBuild: nothingToBuild,
    ...options,
  })
  const post = (path: string, body: unknown, person?: string): Promise<Response> =>
    fetch(runtime.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(person ? { 'x-person': person } : {}) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return {
    ...runtime,
    post,
    get: async <T>(path: string) => (await fetch(runtime.url + path)).json() as Promise<T>,
    call: async (person, name, data = {}) =>
      (await post('/client/callFunction', { name, data }, person)).json() as Promise<Record<string, unknown>>,
  }
}

/** An empty folder, and how to remove it. */
export function scratchFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'runtime-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
