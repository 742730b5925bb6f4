import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers by `METHOD /path`; each is given the body as text and who asked. */
export type Routes = Record<string, (body: string, person: string) => unknown>

const PEOPLE = [
  { id: 'citizen-1', name: '林小满', role: 'citizen', roleName: '市民' },
  { id: 'liaison-1', name: '陈志远', role: 'liaison', roleName: '联络员', department: '城市管理局' },
]

const USUAL: Routes = {
  'GET /client/people': () => PEOPLE,
  'GET /client/messages': () => ({ messages: [], next: 0 }),
  'GET /client/templates': () => [{ id: 't1', title: '办理进度通知' }],
  'GET /client/places': () => ({
    center: { latitude: 22.517, longitude: 113.3926 },
    places: [
      { name: '石岐街道', address: '中山市石岐街道', latitude: 22.5252, longitude: 113.3788, kind: 'town' },
      { name: '孙文纪念公园', address: '中山市兴中道', latitude: 22.5062, longitude: 113.3856 },
    ],
  }),
}

/** Plays the local server's `/client/*` for the preview's own tests. */
export async function answerClient(
  request: IncomingMessage,
  response: ServerResponse,
  routes: Routes,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://client')
  const route = routes[`${request.method} ${pathname}`] ?? USUAL[`${request.method} ${pathname}`]
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  response.writeHead(route ? 200 : 404, { 'content-type': 'application/json' })
  const person = String(request.headers['x-person'] ?? '')
  response.end(
    JSON.stringify(
      route ? route(Buffer.concat(chunks).toString('latin1'), person) : { errMsg: 'no such route' },
    ),
  )
}
