import type { MiniProgram } from '../mini-program'
import { appHandlers } from './app-handlers'
import { elementHandlers } from './element-handlers'
import type { Handlers, Params, Phone } from './handlers'
import { followConsole, followExceptions } from './logs'
import { nativeHandlers } from './native-handlers'
import { pageHandlers } from './page-handlers'
import { messageOf, plain } from './plain'
import { Registry } from './registry'

const RETRY_MS = 3000
/** The endpoint listens on its own machine only. */
const OWN_MACHINE = ['127.0.0.1', 'localhost']

interface Command {
  id: string
  method: string
  params: Params
}

/** Lets the automation endpoint on `port` of this machine drive the phone in this window, for as long as the window is open. */
export function startAgent(program: MiniProgram, port: string): void {
  if (!OWN_MACHINE.includes(location.hostname)) return
  let socket: WebSocket | undefined
  const send = (message: object): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }
  const notify = (method: string, params: unknown): void => send({ method, params: plain(params) })
  const phone: Phone = { program, registry: new Registry(program.router), notify }
  const handlers: Handlers = {
    ...appHandlers(phone),
    ...pageHandlers(phone),
    ...elementHandlers(phone),
    ...nativeHandlers(phone),
  }

  followConsole((entry) => notify('App.logAdded', entry))
  followExceptions((exception) => notify('App.exceptionThrown', exception))
  connect()

  function connect(): void {
    const connection = new WebSocket(`ws://127.0.0.1:${port}/agent${location.search}`)
    socket = connection
    connection.onmessage = ({ data }) => void answer(JSON.parse(String(data)) as Command)
    connection.onclose = () => setTimeout(connect, RETRY_MS)
  }

  async function answer({ id, method, params }: Command): Promise<void> {
    try {
      const handler = handlers[method]
      if (handler === undefined) throw new Error(`${method} is not supported by the preview`)
      send({ id, result: plain(await handler(params)) })
    } catch (error) {
      send({ id, error: { message: messageOf(error) } })
    }
  }
}
