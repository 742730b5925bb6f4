import { DEFAULT_MAX_AGE, type Files } from './files'
import { GatewayError, invalidParam } from './errors'
import type { Action, Params } from './types'

const UPLOAD_SECONDS = 900
const BATCH = 50

/** The actions of file storage, by the names the SDK calls them. */
export function storageActions(files: Files): Record<string, Action> {
  return {
    'storage.getUploadMetadata': ({ path }) => {
      const fileId = files.fileId(String(path ?? ''))
      const url = files.signedUrl('PUT', fileId, UPLOAD_SECONDS)
      return {
        data: {
          url,
          token: 'local',
          authorization: 'local',
          fileId,
          cosFileId: Buffer.from(fileId).toString('base64'),
          download_url: url,
        },
      }
    },
    'storage.batchGetDownloadUrl': (params) => ({
      data: { download_list: listOf(params, 'file_list').map((file) => downloadUrl(files, file)) },
    }),
    'storage.getTempFileURL': (params) => ({
      data: { download_list: listOf(params, 'file_list').map((file) => downloadUrl(files, file)) },
    }),
    'storage.batchDeleteFile': async (params) => ({
      data: {
        delete_list: await Promise.all(
          listOf(params, 'fileid_list').map((file) => remove(files, String(file))),
        ),
      },
    }),
    'storage.batchCopyFile': async (params) => ({
      data: {
        copy_list: await Promise.all(listOf(params, 'file_list').map((file) => copy(files, file as Params))),
      },
    }),
  }
}

function listOf(params: Params, name: string): unknown[] {
  const list = params[name]
  if (!Array.isArray(list)) throw invalidParam(`${name} must be a list`)
  if (list.length > BATCH) throw invalidParam(`${name} may have ${BATCH} items`)
  return list as unknown[]
}

function downloadUrl(files: Files, item: unknown) {
  const { fileid, max_age } = item as { fileid: string; max_age?: number }
  return codedItem(fileid, () => {
    if (!files.exists(fileid)) throw missing(fileid)
    const seconds = typeof max_age === 'number' && max_age > 0 ? max_age : DEFAULT_MAX_AGE
    const url = files.signedUrl('GET', fileid, seconds)
    return { fileID: fileid, tempFileURL: decodeURI(url), maxAge: seconds, code: 'SUCCESS' }
  })
}

async function remove(files: Files, fileId: string) {
  try {
    if (!files.exists(fileId)) throw missing(fileId)
    await files.remove(fileId)
    return { fileID: fileId, code: 'SUCCESS' }
  } catch (error) {
    return failedItem(fileId, error)
  }
}

async function copy(files: Files, { src_path, dst_path, overwrite, remove_original }: Params) {
  try {
    const source = files.fileId(String(src_path))
    const target = files.fileId(String(dst_path))
    if (!files.exists(source)) throw missing(source)
    if (overwrite === false && files.exists(target))
      throw new GatewayError('STORAGE_FILE_EXIST', `exists: ${target}`)
    await files.write(String(dst_path), await files.read(source))
    if (remove_original === true) await files.remove(source)
    return { fileId: target, code: 'SUCCESS' }
  } catch (error) {
    return failedItem(String(src_path), error)
  }
}

function codedItem<T>(fileId: string, work: () => T) {
  try {
    return work()
  } catch (error) {
    return failedItem(fileId, error)
  }
}

function failedItem(fileId: string, error: unknown) {
  if (!(error instanceof GatewayError)) throw error
  return { fileID: fileId, tempFileURL: '', code: error.code, message: error.message }
}

function missing(fileId: string): GatewayError {
  return new GatewayError('STORAGE_FILE_NONEXIST', `no such file: ${fileId}`)
}
