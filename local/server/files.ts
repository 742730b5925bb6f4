import type { Files } from '../gateway/files'
import { HttpError, readBody, readJson } from './http'
import type { Owners } from './owners'
import type { People } from './people'
import type { Routes } from './routes'

const UPLOAD_LIMIT_BYTES = 100 * 1024 * 1024
const LIST_LIMIT_BYTES = 256 * 1024
const LIST_LENGTH = 50
const URL_SECONDS = 7200
const FILE_NOT_FOUND = -503003
const NO_PERMISSION = -503001

/**
 * What the file calls of the preview's `wx.cloud` talk to.
 * @param mayUpload the product's storage rule for phones, by path
 */
export function fileRoutes(
  files: Files,
  owners: Owners,
  people: People,
  mayUpload: (cloudPath: string) => boolean,
): Routes {
  return {
    'POST /client/uploadFile': async ({ request, url }) => {
      const { openid } = people.of(request)
      const cloudPath = url.searchParams.get('cloudPath') ?? ''
      const fileID = await refusing(async () => files.fileId(cloudPath))
      if (!mayUpload(cloudPath) || !owners.mayChange(fileID, openid, files.exists(fileID)))
        throw new HttpError(403, `${cloudPath} is not yours to write`)
      const content = await readBody(request, UPLOAD_LIMIT_BYTES)
      // Before the file itself: one without an owner could be replaced by nobody.
      owners.record(fileID, openid)
      await files.write(cloudPath, content)
      return { fileID, statusCode: 204, errMsg: 'cloud.uploadFile:ok' }
    },
    'POST /client/getTempFileURL': async ({ request }) => {
      const { openid } = people.of(request)
      const fileIDs = readFileIds(await readJson(request, LIST_LIMIT_BYTES))
      return {
        fileList: fileIDs.map((fileID) => temporaryUrl(files, owners, fileID, openid)),
        errMsg: 'cloud.getTempFileURL:ok',
      }
    },
    'POST /client/deleteFile': async ({ request }) => {
      const { openid } = people.of(request)
      const fileIDs = readFileIds(await readJson(request, LIST_LIMIT_BYTES))
      const fileList = await Promise.all(fileIDs.map((fileID) => remove(files, owners, fileID, openid)))
      return { fileList, errMsg: 'cloud.deleteFile:ok' }
    },
  }
}

/** Items are fileIDs, or objects with a fileID and the URL's lifetime. */
function readFileIds({ fileList }: Record<string, unknown>): string[] {
  if (!Array.isArray(fileList)) throw new HttpError(400, 'fileList: a list is missing')
  if (fileList.length > LIST_LENGTH) throw new HttpError(400, `fileList: at most ${LIST_LENGTH} items`)
  return fileList.map((item: unknown) => String((item as { fileID?: unknown } | null)?.fileID ?? item))
}

function temporaryUrl(files: Files, owners: Owners, fileID: string, openid: string): object {
  if (!isStored(files, fileID))
    return { fileID, tempFileURL: '', status: FILE_NOT_FOUND, errMsg: 'file not exists' }
  if (!owners.isOwn(fileID, openid))
    return { fileID, tempFileURL: '', status: NO_PERMISSION, errMsg: 'no permission' }
  return {
    fileID,
    tempFileURL: files.signedUrl('GET', fileID, URL_SECONDS),
    status: 0,
    errMsg: 'ok',
    maxAge: URL_SECONDS,
  }
}

async function remove(files: Files, owners: Owners, fileID: string, openid: string): Promise<object> {
  if (!isStored(files, fileID)) return { fileID, status: FILE_NOT_FOUND, errMsg: 'file not exists' }
  if (!owners.mayChange(fileID, openid, true))
    return { fileID, status: NO_PERMISSION, errMsg: 'no permission' }
  await files.remove(fileID)
  return { fileID, status: 0, errMsg: 'ok' }
}

function isStored(files: Files, fileID: string): boolean {
  try {
    return files.exists(fileID)
  } catch {
    return false
  }
}

/** What storage refuses is the caller's mistake. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw (error as { code?: string }).code === 'INVALID_PARAM'
      ? new HttpError(400, (error as Error).message)
      : error
  }
}
