import type { Functions } from '../functions'
import type { Store } from '../store/store'
import { HttpError, readJson } from './http'
import type { Routes } from './routes'

const EVENT_LIMIT_BYTES = 1024 * 1024

/** For people and tests who want to look inside, or to hurry time along. */
export function debugRoutes(functions: Functions, store: Store): Routes {
  return {
    'POST /debug/timers/*': ({ rest }) =>
      functions.fireTimer(rest).catch((error: Error) => {
        throw new HttpError(404, error.message)
      }),
    // As the console of the cloud does it, by hand: phones have no way here.
    'POST /debug/invoke/*': async ({ rest, request }) => {
      const { result, error } = await functions.invoke(rest, await readJson(request, EVENT_LIMIT_BYTES), {
        source: 'function',
      })
      if (error) throw new HttpError(502, error.message)
      return result ?? {}
    },
    'GET /debug/timers': () => functions.timers(),
    'GET /debug/explain': () => store.recentQueries(),
    'GET /debug/functions': () => ({ instances: functions.instances(), memory: process.memoryUsage() }),
    'GET /debug/logs': ({ url: { searchParams } }) =>
      functions.logs.recent({
        function: searchParams.get('function') ?? undefined,
        requestId: searchParams.get('requestId') ?? undefined,
        limit: Number(searchParams.get('limit') ?? undefined) || undefined,
      }),
  }
}
