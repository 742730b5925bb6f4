import type { CallOutcome, Functions } from '../functions'
import { HttpError, readJson } from './http'
import type { People } from './people'
import type { Product } from './product'
import type { Routes } from './routes'

// Above the 6 MB that a function takes, so that the answer to a little more is the cloud's own.
const CALL_LIMIT_BYTES = 8 * 1024 * 1024

/** What `wx.cloud.callFunction` of the preview talks to, as the person who holds the phone. */
export function callRoutes(
  functions: Functions,
  people: People,
  { places, templates }: Pick<Product, 'places' | 'templates'>,
): Routes {
  return {
    'POST /client/callFunction': async ({ request }) => {
      const { openid } = people.of(request)
      const { name, data } = await readJson(request, CALL_LIMIT_BYTES)
      if (typeof name !== 'string') throw new HttpError(400, 'name: the name of a function is missing')
      return clientAnswer(await functions.invoke(name, data, { openid, source: 'wx_client' }))
    },
    'GET /client/people': () => people.list(),
    'GET /client/places': () => places,
    'GET /client/templates': () => templates,
  }
}

/** @returns what `wx.cloud.callFunction` resolves or rejects with */
function clientAnswer({ requestId, result, error }: CallOutcome): object {
  if (!error) return { requestID: requestId, result, errMsg: 'cloud.callFunction:ok' }
  const { errCode, message } = error
  return {
    requestID: requestId,
    errCode,
    errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} | errMsg: ${message}`,
  }
}
