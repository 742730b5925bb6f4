import type { Services } from '../../../cloudfunctions/kernel/platform/services'

/** What reaches the database; whatever builds up a request does not. */
const REQUESTS = new Set(['get', 'count', 'update', 'remove', 'add', 'end', 'commit', 'startTransaction'])

/** The process is gone: nothing after this happens. */
class Died extends Error {}

/**
 * Services of a process that dies at one moment.
 * @param lives how many requests, to the database or to WeChat, it still makes; a message counts twice: the process may
 *   die before it, and after it was sent
 */
export function dying(services: Services, lives: number): { services: Services; died(): boolean } {
  let left = lives
  const step = (): void => {
    left -= 1
    if (left < 0) throw new Died('the process died')
  }
  const around = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    step()
    const result = await run()
    step()
    return result
  }
  return {
    services: {
      ...services,
      database: wrap(services.database, step),
      sendSubscribeMessage: (message) => around(() => services.sendSubscribeMessage(message)),
      sendRobotMessage: (key, text) => around(() => services.sendRobotMessage(key, text)),
    },
    died: () => left < 0,
  }
}

/**
 * Services that send, and right after that cannot write anything down, once: the database is away for a moment and
 * the worker goes on.
 */
export function forgetful(services: Services): Services {
  let isAway = false
  const step = (): void => {
    if (!isAway) return
    isAway = false
    throw new Error('the database is away')
  }
  const thenAway = async <Result>(send: Promise<Result>): Promise<Result> => {
    const result = await send
    isAway = true
    return result
  }
  return {
    ...services,
    database: wrap(services.database, step),
    sendSubscribeMessage: (message) => thenAway(services.sendSubscribeMessage(message)),
    sendRobotMessage: (key, text) => thenAway(services.sendRobotMessage(key, text)),
  }
}

function wrap<Part extends object>(part: Part, step: () => void): Part {
  return new Proxy(part, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        if (!REQUESTS.has(String(name))) return wrap((value as Build).apply(target, given), step)
        return request(() => (value as Request).apply(target, given), step)
      }
    },
  })
}
type Build = (...given: unknown[]) => object
type Request = (...given: unknown[]) => Promise<object | null>

async function request(run: () => Promise<object | null>, step: () => void): Promise<object | null> {
  step()
  const answer = await run()
  // A transaction, whose requests count as well.
  return answer && 'commit' in answer ? wrap(answer, step) : answer
}
