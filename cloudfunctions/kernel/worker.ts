import { AppError } from '#domain/kernel/errors'
import type { WorkContext } from './context'
import { writeLog } from './log'
import type { Runtime } from './runtime'
import { createRuntime } from './runtime'

export type Worker = (event: unknown, context?: { request_id?: string }) => Promise<object>

/**
 * The last link of the way by which a worker may be called, of those that WeChat documents for `getWXContext().SOURCE`:
 * a timer, one of our functions, or nothing at all (WeChat's pushes, a test run in the console). What a phone, a
 * crawler, the HTTP API or a source that came up later calls is refused.
 */
const OWN_SOURCES: ReadonlySet<string> = new Set(['wx_trigger', 'scf'])

/** @param source as `getWXContext` gives it: the links of a chain of calls by commas, the latest last */
export function mayWake(source: string): boolean {
  return source === '' || OWN_SOURCES.has(source.split(',').at(-1) ?? '')
}

/**
 * Makes a cloud function that only timers, WeChat and our own functions may call. It answers what it did; a failure
 * is thrown, so that the cloud counts and shows it.
 */
export function workerFunction(
  name: string,
  work: (event: unknown, context: WorkContext) => Promise<object>,
  runtime: Runtime = createRuntime(),
): Worker {
  return async (event, cloudContext) => {
    const startedAt = performance.now()
    const { source } = runtime.services.identity()
    const { database, context } = runtime.open()
    const log = (code: string, detail: unknown) =>
      writeLog({
        requestId: cloudContext?.request_id ?? '',
        action: name,
        code,
        ms: Math.round(performance.now() - startedAt),
        calls: database.calls(),
        detail,
      })
    try {
      if (!mayWake(source)) throw new AppError('forbidden', { detail: `called from ${source}` })
      const done = await work(event, context)
      log('ok', done)
      return done
    } catch (error) {
      log(
        error instanceof AppError ? error.code : 'internal',
        error instanceof AppError ? error.detail : error,
      )
      throw error
    }
  }
}
