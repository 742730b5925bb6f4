import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CollectionSchema } from '../store/schema'
import type { Store } from '../store/store'
import type { Files } from './files'

/** Who calls: what the SDK tells of the function instance it runs in. */
export interface Caller {
  /** `scf` from a function, `unknown` from a program of one's own. */
  runtime: string
  requestId: string
  /** What the cloud gave the calling function to be known by, `WX_API_TOKEN`; empty from elsewhere. */
  token: string
}

export interface GatewayOptions {
  dataDir: string
  /** The address people reach this server by, without a slash at the end; signed URLs begin with it. */
  publicUrl: () => string
  schema?: CollectionSchema[]
  /** Answers with the function's result; rejects with `code` and `message` when it failed. */
  invokeFunction: (name: string, data: unknown, caller: Caller) => Promise<unknown>
  /** Answers with WeChat's JSON, `errcode` included. */
  openApi: (api: string, data: Record<string, unknown>, caller: Caller) => Promise<object>
  strictIndexes?: boolean
  /** See StoreOptions. */
  durable?: boolean
  clock?: () => Date
  log?: (line: string) => void
}

export interface Gateway {
  /** True when the request was the gateway's own, and is answered. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  store: Store
  files: Files
  close(): void
}

/** What an action answers, next to the request's id. */
export type Answer = Record<string, unknown>

/** The parameters of a call, as they came. */
export type Params = Record<string, unknown>

export type Action = (params: Params, caller: Caller) => Answer | Promise<Answer>
