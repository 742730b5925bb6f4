import { registerScheme } from '../media'
import type { MiniProgram } from '../mini-program'
import type { Callbacks } from './api'
import { asyncApi } from './api'
import { failingByName } from './failing-by-name'
import { WxFailure } from './failure'

interface UploadOptions extends Callbacks<{ fileID: string; statusCode: number }> {
  cloudPath: string
  filePath: string
}

interface TempUrl {
  fileID: string
  tempFileURL: string
  status: number
  errMsg: string
}

type Progress = (state: {
  progress: number
  totalBytesSent: number
  totalBytesExpectedToSend: number
}) => void

/** As many file ids as WeChat takes in one getTempFileURL. */
const MAX_URLS = 50

/** wx.cloud, on the local server. */
export function cloudApi(program: MiniProgram): object {
  const { server, files } = program
  const getTempFileURL = (fileList: (string | { fileID: string })[]) =>
    server.post<{ fileList: TempUrl[] }>('/client/getTempFileURL', { fileList })
  const download = async ({ fileID }: { fileID: string }) => {
    const response = await fetch(await urlOf(fileID))
    if (!response.ok) throw new WxFailure(`download failed with ${response.status}`, { errCode: -403003 })
    return { tempFilePath: files.addTemporary(await response.blob()), statusCode: response.status }
  }
  const urlOf = batched(async (fileIDs) => (await getTempFileURL(fileIDs)).fileList)
  registerScheme('cloud', urlOf)

  return failingByName(
    {
      init: () => undefined,
      callFunction: asyncApi(
        'cloud.callFunction',
        async ({ name, data = {} }: { name: string; data?: object }) => {
          const answer = await server.post<Record<string, unknown>>('/client/callFunction', { name, data })
          if (answer.errCode) throw new WxFailure('', { ...answer })
          return answer
        },
      ),
      uploadFile: (options: UploadOptions) => uploadFile(program, options),
      downloadFile: asyncApi('cloud.downloadFile', download),
      getTempFileURL: asyncApi('cloud.getTempFileURL', ({ fileList }: { fileList: string[] }) =>
        getTempFileURL(fileList),
      ),
      deleteFile: asyncApi('cloud.deleteFile', ({ fileList }: { fileList: string[] }) =>
        server.post<object>('/client/deleteFile', { fileList }),
      ),
    },
    'wx.cloud',
  )
}

/** A task when there are callbacks, else a promise, as in WeChat. */
function uploadFile({ server, files, troubles }: MiniProgram, options: UploadOptions): unknown {
  const listeners = new Set<Progress>()
  const abort = new AbortController()
  const send = asyncApi('cloud.uploadFile', ({ cloudPath, filePath }: UploadOptions) => {
    const blob = files.get(filePath)
    if (troubles.has('upload-hangs')) return untilAborted(abort.signal)
    const report = (sent: number): void => {
      const progress = blob.size === 0 ? 100 : Math.min(100, Math.round((sent / blob.size) * 100))
      for (const listener of listeners)
        listener({ progress, totalBytesSent: sent, totalBytesExpectedToSend: blob.size })
    }
    return server.upload(
      `/client/uploadFile?cloudPath=${encodeURIComponent(cloudPath)}`,
      blob,
      report,
      abort.signal,
    )
  })
  const promise = send(options as never)
  return (
    promise ?? {
      abort: () => abort.abort(),
      onProgressUpdate: (listener: Progress) => listeners.add(listener),
      offProgressUpdate: (listener: Progress) => listeners.delete(listener),
    }
  )
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new WxFailure('abort', { errCode: -1 })))
  })
}

/** Collects the file ids asked for in one turn into one request. */
function batched(load: (fileIDs: string[]) => Promise<TempUrl[]>): (fileID: string) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  let pending: Promise<Map<string, TempUrl>> | undefined
  let ids: string[] = []
  const collect = async (): Promise<Map<string, TempUrl>> => {
    await Promise.resolve()
    const asked = ids
    ids = []
    pending = undefined
    const chunks = Array.from({ length: Math.ceil(asked.length / MAX_URLS) }, (_, index) =>
      load(asked.slice(index * MAX_URLS, (index + 1) * MAX_URLS)),
    )
    return new Map((await Promise.all(chunks)).flat().map((item) => [item.fileID, item]))
  }
  return (fileID) => {
    const before = known.get(fileID)
    if (before) return before
    ids.push(fileID)
    pending ??= collect()
    const url = pending.then((items) => {
      const item = items.get(fileID)
      if (!item?.tempFileURL) throw new WxFailure(item?.errMsg ?? `${fileID} is not in the storage`)
      return item.tempFileURL
    })
    known.set(fileID, url)
    url.catch(() => known.delete(fileID))
    return url
  }
}
