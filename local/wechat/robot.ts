import { failures, invalidArgument, ok } from './answers'
import type { Records } from './records'
import type { ReceivedMessage, WeChatAnswer } from './types'

/** Messages a robot may send in a minute. */
const PER_MINUTE = 20
/** The largest content by type, in bytes of UTF-8. */
const largest: Record<string, number> = { text: 2048, markdown: 4096 }

/** A message to a group robot of WeCom, as the real webhook takes it. */
export function sendToRobot(
  key: string,
  body: string,
  records: Records,
  now: number,
): WeChatAnswer & { message?: ReceivedMessage } {
  if (key === '') return failures.invalidWebhook
  const message = parse(body)
  if (!message) return failures.notJson
  const type = String(message.msgtype)
  const limit = largest[type]
  if (limit === undefined)
    return { errcode: 40008, errmsg: `invalid message type: ${type} is not supported here` }
  const content = (message[type] as { content?: unknown } | undefined)?.content
  if (typeof content !== 'string' || content === '') return invalidArgument(`${type}.content`)
  if (Buffer.byteLength(content) > limit) {
    return { errcode: 40058, errmsg: `${type}.content exceed max length ${limit}` }
  }
  if (records.countRobotMessages(key, now - 60_000) >= PER_MINUTE) return failures.tooFrequent
  return { ...ok(), message: records.addMessage({ at: now, channel: 'robot', to: key, content }) }
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(body) as unknown
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
