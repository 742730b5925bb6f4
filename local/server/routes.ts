import type { IncomingMessage, ServerResponse } from 'node:http'
import { HttpError, sendJson } from './http'

export interface RouteRequest {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  /** What `*` of the route's path stood for. */
  rest: string
}

/** Answers the request; an object that is returned is sent as JSON. */
export type Route = (request: RouteRequest) => Promise<unknown> | unknown

/** `'POST /debug/timers/*'` -> what answers it. */
export type Routes = Readonly<Record<string, Route>>

/**
 * Serves the request from the table.
 * @returns false when no route has its path
 */
export async function serve(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const matching = Object.keys(routes).filter((route) => pathMatches(route, url.pathname))
  if (matching.length === 0) return false
  const chosen = matching.find((route) => route.startsWith(`${request.method} `))
  const route = chosen && routes[chosen]
  if (!route)
    throw new HttpError(405, `${url.pathname} takes ${matching.map((one) => one.split(' ')[0]).join(', ')}`)
  const answer = await route({ request, response, url, rest: restOf(chosen, url.pathname) })
  if (answer !== undefined) sendJson(response, answer)
  return true
}

function pathOf(route: string): string {
  return route.slice(route.indexOf(' ') + 1)
}

function pathMatches(route: string, pathname: string): boolean {
  const path = pathOf(route)
  return path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path
}

function restOf(route: string, pathname: string): string {
  const path = pathOf(route)
  return path.endsWith('*') ? decodeURIComponent(pathname.slice(path.length - 1)) : ''
}
