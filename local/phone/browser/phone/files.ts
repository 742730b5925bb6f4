import { WxFailure } from '../wx/failure'
import { SavedFiles } from './saved-files'

const USER_FOLDER = 'wxfile://usr'

/** The files of one phone: temporary ones live as long as the window, saved ones survive. */
export class PhoneFiles {
  private readonly temporary = new Map<string, Blob>()
  private readonly addresses = new Map<string, string>()
  private readonly saved: SavedFiles
  private counter = 0

  constructor(person: string) {
    this.saved = new SavedFiles(`preview-files-${person}`)
  }

  /** Settles when saved files are known. */
  load(): Promise<void> {
    return this.saved.load()
  }

  /** Keeps a blob as a temporary file and returns its path, which ends like the type says. */
  addTemporary(blob: Blob, extension = extensionOf(blob)): string {
    this.counter += 1
    const path = `wxfile://tmp_${Date.now().toString(36)}${this.counter.toString(36)}.${extension}`
    this.temporary.set(path, blob)
    return path
  }

  has(path: string): boolean {
    return this.temporary.has(path) || this.saved.get(path) !== undefined
  }

  /** @throws WxFailure when there is no such file */
  get(path: string): Blob {
    const blob = this.temporary.get(path) ?? this.saved.get(path)
    if (blob === undefined) throw new WxFailure(`no such file or directory, open '${path}'`)
    return blob
  }

  write(path: string, blob: Blob): Promise<void> {
    if (!path.startsWith(`${USER_FOLDER}/`)) throw new WxFailure(`permission denied, open '${path}'`)
    this.forget(path)
    return this.saved.set(path, blob)
  }

  /** Moves a temporary file among the saved ones. */
  async save(temporary: string, target?: string): Promise<string> {
    const blob = this.get(temporary)
    const path = target ?? `wxfile://store_${temporary.slice(temporary.lastIndexOf('tmp_') + 4)}`
    this.forget(path)
    await this.saved.set(path, blob)
    this.temporary.delete(temporary)
    return path
  }

  async remove(path: string): Promise<void> {
    this.get(path)
    this.forget(path)
    this.temporary.delete(path)
    await this.saved.remove(path)
  }

  savedPaths(): string[] {
    return this.saved.paths()
  }

  /** An address the browser can load. @throws WxFailure when there is no such file */
  address(path: string): string {
    const known = this.addresses.get(path)
    if (known !== undefined) return known
    const address = URL.createObjectURL(this.get(path))
    this.addresses.set(path, address)
    return address
  }

  private forget(path: string): void {
    const address = this.addresses.get(path)
    if (address !== undefined) URL.revokeObjectURL(address)
    this.addresses.delete(path)
  }
}

const EXTENSIONS: Record<string, string> = { jpeg: 'jpg', quicktime: 'mov', 'svg+xml': 'svg', plain: 'txt' }

function extensionOf({ type }: Blob): string {
  const subtype = type.split(';')[0]?.split('/')[1] ?? ''
  return EXTENSIONS[subtype] ?? (subtype === '' ? 'bin' : subtype)
}
