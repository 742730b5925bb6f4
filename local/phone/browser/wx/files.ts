import type { MiniProgram } from '../mini-program'
import type { PhoneFiles } from '../phone/files'
import { asyncApi } from './api'
import { failingByName } from './failing-by-name'
import { WxFailure } from './failure'

type Encoding = 'utf8' | 'utf-8' | 'base64' | 'binary' | 'ascii' | 'hex'

interface Path {
  filePath: string
}
interface ReadOptions extends Path {
  encoding?: Encoding
  /** Bytes from the beginning. */
  position?: number
  length?: number
}
interface WriteOptions extends Path {
  data: string | ArrayBuffer
  encoding?: Encoding
}

/** The phone's file system. */
export function filesApi({ files }: MiniProgram): Record<string, unknown> {
  const manager = fileSystemManager(files)
  return {
    getFileSystemManager: () => manager,
    getFileInfo: asyncApi('getFileInfo', ({ filePath }: Path) => ({ size: files.get(filePath).size })),
    saveFile: asyncApi('saveFile', async ({ tempFilePath }: { tempFilePath: string }) => ({
      savedFilePath: await files.save(tempFilePath),
    })),
    removeSavedFile: asyncApi('removeSavedFile', ({ filePath }: Path) => files.remove(filePath)),
    getSavedFileList: asyncApi('getSavedFileList', () => savedList(files)),
    arrayBufferToBase64: (buffer: ArrayBuffer) => encode(new Uint8Array(buffer), 'base64'),
    base64ToArrayBuffer: (text: string) => decode(text, 'base64').buffer,
  }
}

function fileSystemManager(files: PhoneFiles): object {
  const access = (path: string): void => void files.get(path)
  return failingByName(
    {
      access: asyncApi('access', ({ path }: { path: string }) => access(path)),
      accessSync: access,
      readFile: asyncApi('readFile', async ({ filePath, encoding, position = 0, length }: ReadOptions) => {
        const file = files.get(filePath)
        const end = position + (length ?? file.size - position)
        if (position < 0 || end > file.size) throw new WxFailure('the value of "length" is out of range')
        const buffer = await file.slice(position, end).arrayBuffer()
        return { data: encoding === undefined ? buffer : encode(new Uint8Array(buffer), encoding) }
      }),
      readFileSync: (filePath: string, encoding?: Encoding) => {
        const bytes = readNow(files.address(filePath))
        return encoding === undefined ? bytes.buffer : encode(bytes, encoding)
      },
      writeFile: asyncApi('writeFile', ({ filePath, data, encoding = 'utf8' }: WriteOptions) =>
        files.write(filePath, new Blob([typeof data === 'string' ? decode(data, encoding) : data])),
      ),
      copyFile: asyncApi('copyFile', ({ srcPath, destPath }: { srcPath: string; destPath: string }) =>
        files.write(destPath, files.get(srcPath)),
      ),
      saveFile: asyncApi('saveFile', async (options: { tempFilePath: string; filePath?: string }) => ({
        savedFilePath: await files.save(options.tempFilePath, options.filePath),
      })),
      unlink: asyncApi('unlink', ({ filePath }: Path) => files.remove(filePath)),
      removeSavedFile: asyncApi('removeSavedFile', ({ filePath }: Path) => files.remove(filePath)),
      getFileInfo: asyncApi('getFileInfo', ({ filePath }: Path) => ({ size: files.get(filePath).size })),
      getSavedFileList: asyncApi('getSavedFileList', () => savedList(files)),
    },
    'FileSystemManager',
  )
}

function savedList(files: PhoneFiles) {
  return {
    fileList: files
      .savedPaths()
      .map((filePath) => ({ filePath, size: files.get(filePath).size, createTime: 0 })),
  }
}

/** Reads a blob address without waiting, as the synchronous calls must. */
function readNow(address: string): Uint8Array<ArrayBuffer> {
  const request = new XMLHttpRequest()
  request.open('GET', address, false)
  request.overrideMimeType('text/plain; charset=x-user-defined')
  request.send()
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 0xff)
}

function encode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextDecoder().decode(bytes)
  if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return encoding === 'base64' ? btoa(binary) : binary
}

function decode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'hex') throw new WxFailure('writing hex is not in the preview')
  return Uint8Array.from(encoding === 'base64' ? atob(text) : text, (letter) => letter.charCodeAt(0))
}
