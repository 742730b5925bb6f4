/** A command: from the automation client to the endpoint, and from the endpoint on to a phone's page. */
export interface Command {
  id: string
  method: string
  params: Record<string, unknown>
}

/** The answer to a command. The client turns `error.message` into a thrown Error. */
export type Answer = { id: string; result: unknown } | { id: string; error: { message: string } }

/** What a phone tells without being asked: App.logAdded, App.exceptionThrown, App.bindingCalled. */
export interface Notice {
  method: string
  params: unknown
}

/** @throws Error when `text` is not a command */
export function parseCommand(text: string): Command {
  const value = parseObject(text)
  if (typeof value.id !== 'string' || typeof value.method !== 'string') {
    throw new Error('a command needs an id and a method, both texts')
  }
  return { id: value.id, method: value.method, params: isObject(value.params) ? value.params : {} }
}

/** Reads what a phone's page sent: an answer when it has an id, else a notice. */
export function parseFromPhone(text: string): Answer | Notice {
  const value = parseObject(text)
  if (typeof value.id === 'string') {
    return isObject(value.error)
      ? { id: value.id, error: { message: String(value.error.message) } }
      : { id: value.id, result: value.result }
  }
  return { method: String(value.method), params: value.params }
}

export function failure(id: string, error: unknown): Answer {
  return { id, error: { message: error instanceof Error ? error.message : String(error) } }
}

function parseObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text)
  if (!isObject(value)) throw new Error('a message is a JSON object')
  return value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
