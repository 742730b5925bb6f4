import type { Functions } from '../functions'
import type { Store } from '../store/store'
import { HttpError } from './http'
import type { Routes } from './routes'

/** For people and tests who want to look inside, or to hurry time along. */
export function debugRoutes(functions: Functions, store: Store): Routes {
  return {
    'POST /debug/timers/*': ({ rest }) =>
      functions.fireTimer(rest).catch((error: Error) => {
        throw new HttpError(404, error.message)
      }),
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
