import type { IncomingMessage, ServerResponse } from 'node:http'

/** WeChat's JSON, as its servers answer. */
export type WeChatAnswer = { errcode: number; errmsg: string } & Record<string, unknown>

export type Verdict = 'pass' | 'review' | 'risky'

/** What a test makes of the next call: an answer of WeChat's, or none at all. */
export type Fault = { errcode: number; errmsg: string } | 'unreachable'

/** What a group robot can suffer from besides: it takes the request and never answers. */
export type RobotFault = Fault | 'hanging'

export interface WeChatOptions {
  dataDir: string
  clock?: () => Date
  /** Pushes an event to the function that receives messages; rejects when it could not, and is tried again later. */
  sendEvent: (event: MediaCheckEvent) => Promise<void>
  /** Ids of the templates the mini program has; left out, any id will do. */
  templates?: readonly string[]
  /** Pages of the mini program, without a leading slash; left out, any page will do. */
  pages?: readonly string[]
  /** Whether the person opened the mini program in the last 2 hours, which content checks demand; left out, they did. */
  hasVisited?: (openid: string) => boolean
  /** Until the result of a media check is pushed. */
  mediaCheckDelayMs?: number
  /** Judges a text; by default the markers 【risky】 and 【review】 in it. */
  judgeText?: (text: string) => Verdict
  /** Judges a picture by its URL; by default `risky` and `review` in its path. */
  judgeMedia?: (url: string) => Verdict
}

/** The pushed result of `mediaCheckAsync`, version 2. */
export interface MediaCheckEvent {
  ToUserName: string
  FromUserName: string
  CreateTime: number
  MsgType: 'event'
  Event: 'wxa_media_check'
  appid: string
  trace_id: string
  version: 2
  detail: object[]
  errcode: number
  errmsg: string
  result: { suggest: Verdict; label: number }
}

/** A message that somebody received. */
export interface ReceivedMessage {
  /** Counts up; ask for what came after the last one seen. */
  sequence: number
  at: number
  channel: 'subscribe' | 'robot'
  /** The person's openid, or the key of the group robot. */
  to: string
  templateId?: string
  /** What a tap opens. */
  page?: string
  /** Fields of a subscribe message. */
  data?: Record<string, string>
  /** Text or markdown of a robot's message. */
  content?: string
}

export interface WeChat {
  /** Answers a call of the open API by its name, such as `security.msgSecCheck`, with its data in snake_case. */
  openApi(api: string, data: Record<string, unknown>): Promise<WeChatAnswer>
  /** Serves the group robots' webhook; true when the request was its own. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** The person accepted these templates once more: one message each. */
  accept(openid: string, templateIds: readonly string[]): void
  /** How many messages of the template may still be sent to the person. */
  quota(openid: string, templateId: string): number
  /** Messages with a sequence above `since`, oldest first, at most `limit`. */
  messages(since?: number, limit?: number): ReceivedMessage[]
  /** Calls back on each message received from now on; returns how to stop. */
  onMessage(listener: (message: ReceivedMessage) => void): () => void
  /** The next call of the API, or of `robot`, fails this way; several queue up. */
  failNext(api: string, fault: Fault): void
  /** From now on the robot of this key fails this way, until it is repaired with `undefined`. */
  breakRobot(key: string, fault: RobotFault | undefined): void
  /** Pushes the events that are due now; resolves when each was taken or put off. */
  deliverEvents(): Promise<void>
  close(): void
}
