import { AppError } from '#domain/kernel/errors'
import type { WorkContext } from './context'
import { writeLog } from './log'
import type { Runtime } from './runtime'
import { createRuntime } from './runtime'

export type Worker = (event: unknown, context?: { request_id?: string }) => Promise<object>

/** Where a phone's own calls come from; a chain of calls counts by its last link. */
const PHONE_SOURCES = new Set(['wx_client', 'wx_devtools', 'wx_unknown'])

/** @param source as `getWXContext` gives it; empty for timers and WeChat's own pushes */
export function comesFromPhone(source: string): boolean {
  return PHONE_SOURCES.has(source.split(',').at(-1) ?? '')
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
      if (comesFromPhone(source)) throw new AppError('forbidden', { detail: `called from ${source}` })
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
