import type { IncomingMessage, ServerResponse } from 'node:http'

/** WeChat's JSON, as its servers answer. */
export type WeChatAnswer = { errcode: number; errmsg: string } & Record<string, unknown>

export type Verdict = 'pass' | 'review' | 'risky'

/** What becomes of a call: an answer of WeChat's, no connection, or a connection and never an answer. */
export type Fault = { errcode: number; errmsg: string } | 'unreachable' | 'hanging'

/**
 * What becomes of the results of media checks, which WeChat promises within 30 minutes: none is pushed; it is pushed
 * before the call is answered; pushed twice; pushed 29 minutes later; it says that the check itself failed; it holds a word
 * that no documentation lists.
 */
export type VerdictFault = 'never' | 'early' | 'twice' | 'late' | 'failed' | 'unlisted'

export interface WeChatOptions {
  dataDir: string
  clock?: () => Date
  /** Pushes an event to the function that receives messages; rejects when it could not, and is tried again later. */
  sendEvent: (event: MediaCheckEvent) => Promise<void>
  /** Ids of the templates the mini program has; left out, any id will do. */
  templates?: readonly string[]
  /** Those of them that are accepted once for all messages. */
  longTerm?: readonly string[]
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
  errcode: number
  errmsg: string
  detail?: object[]
  /** Missing when the check itself failed. */
  result?: { suggest: string; label: number }
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
  /** From now on every call of the API fails this way, until it is repaired with `undefined`. */
  breakApi(api: string, fault: Fault | undefined): void
  /** The same for the robot of this key. */
  breakRobot(key: string, fault: Fault | undefined): void
  /** From now on the results of media checks come this way, until they are repaired with `undefined`. */
  breakVerdicts(fault: VerdictFault | undefined): void
  /** Pushes the events that are due now; resolves when each was taken or put off. */
  deliverEvents(): Promise<void>
  close(): void
}
