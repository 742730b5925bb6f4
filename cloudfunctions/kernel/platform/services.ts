import type { SdkDatabase } from './database'
import type { FileRead } from './files'

/** What WeChat said to a text. `unavailable`: it could not be asked, so a person must look. */
export type TextVerdict = 'pass' | 'review' | 'risky' | 'unavailable'

/** The code of a request that nobody answered in time: it may have been carried out. */
export const NO_ANSWER = -2

/** WeChat's answer to a request; `code` 0 is success, -1 a temporary failure (also timeouts and network). */
export interface OpenApiAnswer {
  code: number
  message: string
}

export interface SubscribeMessage {
  openid: string
  templateId: string
  /** Page that a tap opens, with its query. */
  page: string
  data: Record<string, string>
}

/** Everything outside the database that a use case may need; the only thing that knows the cloud's SDK is cloud.ts. */
export interface Services {
  /** Connects anew for each call, so that its calls are counted by themselves. */
  database: SdkDatabase
  identity(): { openid: string; source: string }
  /** @param text at most 2,500 characters */
  checkText(text: string, openid: string): Promise<TextVerdict>
  /** Starts the check of a picture; the verdict comes later as an event. @returns WeChat's trace id, if it took it */
  checkImage(url: string, openid: string): Promise<OpenApiAnswer & { traceId: string }>
  sendSubscribeMessage(message: SubscribeMessage): Promise<OpenApiAnswer>
  /** @param text plain, at most 2,048 bytes */
  sendRobotMessage(key: string, text: string): Promise<OpenApiAnswer>
  /** @returns file id -> URL that expires; files that do not exist are left out */
  temporaryUrls(fileIds: string[]): Promise<Map<string, string>>
  /** @returns whether a file id is one of the environment that this function runs in */
  isOwnFile(fileId: string): boolean
  /** @param most bytes, above which it is `large`; a file that does not exist is `missing` */
  readFile(fileId: string, most: number): Promise<FileRead>
  /** Writes a file that no phone can change. @returns its file id */
  writeFile(path: string, bytes: Uint8Array): Promise<string>
  /** @returns the file ids of paths inside the storage, whether there is anything or not, in the same order */
  fileIdsOf(paths: readonly string[]): Promise<string[]>
  /** Files that do not exist any more are no failure; an empty id is none. */
  removeFiles(fileIds: string[]): Promise<void>
  /** Asks the outbox to work now. Never waits and never fails: the timer does the same every minute. */
  kickOutbox(): void
  /** The same for what waits for the group robots. */
  kickRobots(): void
  /** The same for pictures that WeChat has to look at. */
  kickChecks(): void
}
