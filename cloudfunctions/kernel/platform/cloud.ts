import * as cloud from 'wx-server-sdk'
import type { SdkDatabase } from './database'
import { readFrom } from './files'
import { sendToRobot } from './robot'
import type { OpenApiAnswer, Services } from './services'
import { NO_ANSWER } from './services'
import { fileBatches, temporaryUrls } from './temporary-urls'
import { createTextCheck } from './text-check'
import { withinTime } from './time-limit'

/** Scene 2: comments; 3: forum. A report is read like a forum post. */
const SCENE = 3
const VERSION = 2
const IMAGE = 2
const TEMPORARY_FAILURE = -1
/** Longest that a worker waits for one message or one picture to be taken. */
const WORKER_LIMIT_MS = 5_000

interface OpenApiError {
  errCode?: number
  errMsg?: string
}
interface MediaCheckAnswer {
  traceId?: string
  trace_id?: string
}

async function ask(request: () => Promise<unknown>): Promise<OpenApiAnswer & { answer: unknown }> {
  try {
    return { code: 0, message: 'ok', answer: await request() }
  } catch (error) {
    const { errCode, errMsg } = error as OpenApiError
    return { code: errCode ?? TEMPORARY_FAILURE, message: errMsg ?? String(error), answer: undefined }
  }
}

const MARK = 'media/here.txt'

/**
 * Only the storage itself knows the name of its bucket, which is a part of every file id; it tells whoever writes a file.
 * @returns what file ids of this environment begin with
 */
async function bucketOf(): Promise<string> {
  const { fileID } = (await cloud.uploadFile({ cloudPath: MARK, fileContent: Buffer.from('ok') })) ?? {}
  if (!fileID) throw new Error(`the storage did not take ${MARK}`)
  return fileID.slice(0, -MARK.length)
}

/** The SDK's own patience is 15 s: too long for whoever has more to do. */
function inTime(asked: ReturnType<typeof ask>): ReturnType<typeof ask> {
  return withinTime(WORKER_LIMIT_MS, asked, {
    code: NO_ANSWER,
    message: 'no answer in time',
    answer: undefined,
  })
}

/** The services of the cloud that this function runs in. Call once per instance. */
export function cloudServices(): Services {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  const { security, subscribeMessage } = cloud.openapi as Record<
    string,
    Record<string, (data: object) => Promise<unknown>>
  >
  const call = (api: ((data: object) => Promise<unknown>) | undefined, data: object) =>
    ask(() => (api ? api(data) : Promise.reject(new Error('the SDK lacks this API'))))

  const urlsOf = (fileIds: string[]) =>
    temporaryUrls(fileIds, async (fileList) => (await cloud.getTempFileURL({ fileList })) ?? { fileList: [] })

  return {
    database: cloud.database({ throwOnNotFound: false }) as unknown as SdkDatabase,
    identity() {
      const { OPENID = '', SOURCE = '' } = cloud.getWXContext()
      return { openid: String(OPENID), source: String(SOURCE) }
    },
    checkText: createTextCheck((content, openid) =>
      call(security?.msgSecCheck, { content, openid, scene: SCENE, version: VERSION }),
    ),
    async checkImage(mediaUrl, openid) {
      const data = { mediaUrl, mediaType: IMAGE, openid, scene: SCENE, version: VERSION }
      const { answer, ...outcome } = await inTime(call(security?.mediaCheckAsync, data))
      const { traceId, trace_id } = (answer ?? {}) as MediaCheckAnswer
      return { ...outcome, traceId: traceId ?? trace_id ?? '' }
    },
    async sendSubscribeMessage({ openid, templateId, page, data }) {
      const values = Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }]))
      const sending = call(subscribeMessage?.send, {
        touser: openid,
        templateId,
        page,
        data: values,
        lang: 'zh_CN',
      })
      const { code, message } = await inTime(sending)
      return { code, message }
    },
    sendRobotMessage: (key, text) => sendToRobot(key, text),
    temporaryUrls: urlsOf,
    isOwnFile: (fileId) => fileId.startsWith(`cloud://${String(cloud.getWXContext().ENV)}.`),
    async readFile(fileId, most) {
      const url = (await urlsOf([fileId])).get(fileId)
      return url === undefined ? 'missing' : readFrom(url, most)
    },
    async writeFile(cloudPath, bytes) {
      const { fileID } = (await cloud.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) })) ?? {}
      if (!fileID) throw new Error(`the storage did not take ${cloudPath}`)
      return fileID
    },
    async fileIdsOf(paths) {
      if (paths.length === 0) return []
      const bucket = await bucketOf()
      return paths.map((path) => `${bucket}${path}`)
    },
    async removeFiles(fileIds) {
      for (const fileList of fileBatches(fileIds)) await cloud.deleteFile({ fileList })
    },
    kickOutbox: () => kick('outbox'),
    kickRobots: () => kick('robots'),
    kickChecks: () => kick('checks'),
  }
}

/** Asks one of our workers to work now, without waiting for it. */
function kick(name: string): void {
  Promise.resolve(cloud.callFunction({ name, data: {} })).catch((error: unknown) => {
    console.log(JSON.stringify({ kick: name, failed: String(error) }))
  })
}
