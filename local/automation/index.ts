import type { IncomingMessage } from 'node:http'
import type { Browser } from 'playwright-core'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { launchBrowser } from './browser'
import { HeadlessPhones } from './headless'
import { Phones } from './phones'
import type { Answer, Notice } from './protocol'
import { failure, parseCommand } from './protocol'
import { Session } from './session'
import { listPeople } from './people'
import { isVisitor } from '../visitor'

export interface AutomationOptions {
  /** Where the client connects, 9420 in WeChat DevTools; 0 takes any free port. */
  port: number
  /** The preview's address, such as `http://127.0.0.1:5080`; asked late, since it may not be known yet. */
  baseUrl: () => string
  /** Starts the browser of headless phones; finds an installed Chromium when left out. */
  launchBrowser?: () => Promise<Browser>
}

export interface Automation {
  /** Settles with the port when clients can connect; rejects when the port is taken. */
  ready: Promise<number>
  close(): Promise<void>
}

/**
 * The endpoint that the unmodified miniprogram-automator connects to. `?as=PERSON` says whose phone is driven;
 * a name that nobody has is somebody who was never here; without it the phone that is open in a browser, else the first seeded person's. The phones' pages connect to `/agent?as=PERSON`.
 */
export function createAutomation(options: AutomationOptions): Automation {
  const { port, baseUrl } = options
  const sessions = new Set<Session>()
  const headless = new HeadlessPhones(baseUrl, options.launchBrowser ?? launchBrowser)
  const phones = new Phones(headless, (person, notice) => {
    for (const session of sessions) if (session.person === person) session.hear(notice)
  })
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port,
    maxPayload: 64 * 1024 * 1024,
    verifyClient: isTrusted,
  })

  server.on('connection', (socket, request) => {
    const { pathname, searchParams } = addressOf(request)
    // A broken frame closes the socket, and that is all that is to be done about it.
    socket.on('error', () => undefined)
    const person = searchParams.get('as')
    if (pathname === '/agent') phones.connect(person ?? '', searchParams.has('headless'), socket)
    else serveClient(socket, person)
  })

  /** A web page elsewhere must not drive a phone: only the preview's own pages, and clients, which are no pages, may. */
  function isTrusted({ origin, req }: { origin?: string; req: IncomingMessage }): boolean {
    const isAgent = addressOf(req).pathname === '/agent'
    const { port: previewPort } = new URL(baseUrl())
    const pages = ['127.0.0.1', 'localhost'].map((name) => `http://${name}:${previewPort}`)
    return isAgent ? pages.includes(origin ?? '') : origin === undefined
  }

  function serveClient(socket: WebSocket, asked: string | null): void {
    const session = openSession(socket, asked)
    // Whoever sends a command is told why there is no session.
    session.catch(() => undefined)
    socket.on('message', (data) => void answer(session, String(data)).then((reply) => send(socket, reply)))
    socket.on('close', () => void session.then(closeSession, () => undefined))
  }

  async function openSession(socket: WebSocket, asked: string | null): Promise<Session> {
    const people = await listPeople(baseUrl())
    const person = asked ?? phones.inWindows()[0] ?? people[0]?.id
    if (person === undefined || !(people.some(({ id }) => id === person) || isVisitor(person))) {
      const names = people.map(({ id }) => id).join(', ')
      throw new Error(
        `nobody can be called "${person}"; there are ${names}, and anyone of another name whom nobody knows yet`,
      )
    }
    const testAccounts = people.map(({ id, name }) => ({ openid: id, nickName: name }))
    const session = new Session({
      person,
      phones,
      headless,
      testAccounts,
      tell: (notice) => send(socket, notice),
    })
    sessions.add(session)
    return session
  }

  /** A headless phone that nobody drives any more would only cost memory. */
  async function closeSession(session: Session): Promise<void> {
    sessions.delete(session)
    await phones.settled(session.person)
    if (![...sessions].some(({ person }) => person === session.person)) await phones.closeApp(session.person)
  }

  return {
    ready: new Promise((resolve, reject) => {
      server.once('listening', () => resolve((server.address() as { port: number }).port))
      server.once('error', reject)
    }),
    close: async () => {
      phones.close()
      for (const client of server.clients) client.terminate()
      await headless.close()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function addressOf({ url = '/' }: IncomingMessage): URL {
  return URL.canParse(url, 'ws://automation') ? new URL(url, 'ws://automation') : new URL('ws://automation/')
}

async function answer(session: Promise<Session>, text: string): Promise<Answer> {
  let id = ''
  try {
    const command = parseCommand(text)
    id = command.id
    return { id, result: await (await session).run(command) }
  } catch (error) {
    return failure(id, error)
  }
}

function send(socket: WebSocket, message: Answer | Notice): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
}
