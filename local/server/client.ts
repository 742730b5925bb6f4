import type { IncomingMessage } from 'node:http'
import type { Functions } from '../functions'
import { HttpError, readJson } from './http'
import type { Routes } from './routes'

/** A seeded person who can hold a phone. */
export interface Person {
  id: string
  name: string
  role: string
  roleName: string
  department?: string
  openid: string
}

const CALL_LIMIT_BYTES = 8 * 1024 * 1024

export interface People {
  list(): Person[]
  /** @throws HttpError when the request does not say who holds the phone */
  of(request: IncomingMessage): Person
}

export function createPeople(people: readonly Person[]): People {
  const byId = new Map(people.map((person) => [person.id, person]))
  return {
    list: () => [...people],
    of(request) {
      const id = String(request.headers['x-person'] ?? '')
      const person = byId.get(id)
      if (!person) throw new HttpError(400, `x-person: there is no person "${id}"`)
      return person
    },
  }
}

/** What `wx.cloud` in the preview talks to: functions, as the person who holds the phone. */
export function callRoutes(functions: Functions, people: People): Routes {
  return {
    'POST /client/callFunction': async ({ request }) => {
      const person = people.of(request)
      const { name, data } = await readJson(request, CALL_LIMIT_BYTES)
      if (typeof name !== 'string') throw new HttpError(400, 'name: the name of a function is missing')
      const outcome = await functions.invoke(name, data, { openid: person.openid, source: 'wx_client' })
      return clientAnswer(outcome)
    },
    'GET /client/people': () => people.list().map(({ openid: _, ...visible }) => visible),
  }
}

/** @returns what `wx.cloud.callFunction` resolves or rejects with */
function clientAnswer({ requestId, result, error }: Awaited<ReturnType<Functions['invoke']>>): object {
  if (!error) return { requestID: requestId, result, errMsg: 'cloud.callFunction:ok' }
  const { errCode, message } = error
  return {
    requestID: requestId,
    errCode,
    errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} | errMsg: ${message}`,
  }
}
