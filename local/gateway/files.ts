import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { GatewayError, invalidParam } from './errors'

/** The bucket in every fileID of this runtime: cloud://local-env.<bucket>/<path>. */
export const BUCKET = '6c6f-local-env-1300000000'
const PREFIX = `cloud://local-env.${BUCKET}/`

/** Seconds a temporary URL lives when nobody says otherwise. */
export const DEFAULT_MAX_AGE = 7200

export interface FilesOptions {
  dataDir: string
  publicUrl: () => string
  clock?: () => Date
}

/** Stored files: plain files in a folder, written whole or not at all, reached by signed URLs that expire. */
export class Files {
  private readonly root: string
  private readonly incoming: string
  private readonly secret: Buffer

  constructor(private readonly options: FilesOptions) {
    this.root = join(options.dataDir, 'files')
    this.incoming = join(options.dataDir, 'incoming')
    mkdirSync(this.root, { recursive: true })
    mkdirSync(this.incoming, { recursive: true })
    this.secret = loadSecret(join(options.dataDir, 'storage.key'))
  }

  fileId(cloudPath: string): string {
    return PREFIX + checkedPath(cloudPath)
  }

  /** The path in a fileID. Throws STORAGE_FILE_NONEXIST for one of another environment. */
  pathOf(fileId: string): string {
    if (!fileId.startsWith(PREFIX)) throw new GatewayError('STORAGE_FILE_NONEXIST', `no such file: ${fileId}`)
    return checkedPath(fileId.slice(PREFIX.length))
  }

  exists(fileId: string): boolean {
    const file = this.diskPath(this.pathOf(fileId))
    return existsSync(file) && statSync(file).isFile()
  }

  /** A URL for one use, by method, that works until `seconds` from now. */
  signedUrl(method: 'GET' | 'PUT', fileId: string, seconds: number): string {
    const path = this.pathOf(fileId)
    const expires = Math.floor(this.now() / 1000) + seconds
    const sign = this.signature(method, path, expires)
    return `${this.options.publicUrl()}/storage/${encodeURI(path)}?expires=${expires}&sign=${sign}`
  }

  /** Throws STORAGE_SIGN_PARAM_INVALID unless the signature is ours and still good. */
  checkSignature(method: 'GET' | 'PUT', path: string, expires: number, sign: string): void {
    const expected = Buffer.from(this.signature(method, path, expires))
    const given = Buffer.from(sign)
    const genuine = given.length === expected.length && timingSafeEqual(given, expected)
    if (!genuine) throw new GatewayError('STORAGE_SIGN_PARAM_INVALID', 'the signature does not match')
    if (!(expires * 1000 > this.now()))
      throw new GatewayError('STORAGE_SIGN_PARAM_INVALID', 'the URL has expired')
  }

  /** Writes a file: it is there, complete, or as it was before. Returns its fileID. */
  async write(cloudPath: string, content: Buffer | Readable): Promise<string> {
    const fileId = this.fileId(cloudPath)
    const target = this.diskPath(checkedPath(cloudPath))
    const temporary = join(this.incoming, randomBytes(12).toString('hex'))
    try {
      if (Buffer.isBuffer(content)) await writeFile(temporary, content, { flush: true })
      else await pipeline(content, createWriteStream(temporary, { flush: true }))
      await mkdir(dirname(target), { recursive: true })
      await rename(temporary, target)
    } finally {
      await rm(temporary, { force: true })
    }
    return fileId
  }

  /** Where a file lies on disk. */
  diskPath(path: string): string {
    return join(this.root, path)
  }

  read(fileId: string): Promise<Buffer> {
    return readFile(this.diskPath(this.pathOf(fileId)))
  }

  remove(fileId: string): Promise<void> {
    return rm(this.diskPath(this.pathOf(fileId)))
  }

  private signature(method: string, path: string, expires: number): string {
    return createHmac('sha256', this.secret).update(`${method}\n${path}\n${expires}`).digest('hex')
  }

  private now(): number {
    return (this.options.clock?.() ?? new Date()).getTime()
  }
}

/** A path inside the bucket. Throws INVALID_PARAM for one that leaves it or that COS would not take. */
export function checkedPath(cloudPath: unknown): string {
  if (typeof cloudPath !== 'string') throw invalidParam('cloudPath must be a string')
  const parts = cloudPath.split('/')
  const bad = parts.some((part) => ['', '.', '..'].includes(part) || /[\p{Cc}\\?#%]/u.test(part))
  if (bad || Buffer.byteLength(cloudPath) > 850) throw invalidParam(`cloudPath is not valid: ${cloudPath}`)
  return cloudPath
}

/** Kept with the data, so that URLs handed out stay good over a restart. */
function loadSecret(file: string): Buffer {
  if (existsSync(file)) return readFileSync(file)
  const secret = randomBytes(32)
  writeFileSync(file, secret, { mode: 0o600, flush: true })
  return secret
}
