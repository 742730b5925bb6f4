import type { MediaFile, MediaKind } from '../domain/case/types'
import { AppError } from '../domain/kernel/errors'
import { newKey } from './keys'

/** What was chosen: local paths, pixels, seconds. */
export interface Picked {
  kind: MediaKind
  path: string
  /** The picture itself, or the video's first frame. */
  poster: string
  width: number
  height: number
  duration: number
}

/** What goes up: small copies on the phone. */
export interface Prepared {
  path: string
  thumbPath: string
  width: number
  height: number
  duration: number
}

export interface Transport {
  prepare(picked: Picked): Promise<Prepared>
  /** @returns the file id. @param name path inside the person's folder */
  upload(path: string, name: string, onProgress: (percent: number) => void): Promise<string>
  /**
   * Has the server look at an upload and keep it; the same one again is the same file.
   * @returns the id that it is submitted by
   * @throws AppError `unusable_file` with the reason in `fields.file`
   */
  keep(file: MediaFile): Promise<string>
}

export type UploadState = 'waiting' | 'preparing' | 'uploading' | 'done' | 'failed'

/** One picture or video as the page shows and the draft keeps it. */
export interface UploadItem {
  id: string
  kind: MediaKind
  /** What an `image` can show. */
  preview: string
  state: UploadState
  /** Percent, in steps of ten. */
  progress: number
  /** Present when it is in the cloud. */
  file?: MediaFile
  /** Present when the server keeps it: only then it can be submitted. */
  mediaId?: string
  /** Why the server refused it; trying again would not help. */
  problem?: string
}

/** What is still to be done for an item: a file is uploaded already. */
type Work = { picked: Picked; prepared?: Prepared; file?: MediaFile } | { file: MediaFile }

/** Weak networks carry two at a time better than nine. */
const AT_ONCE = 2

/** Prepares and uploads in the background; each item fails, is retried and removed by itself. */
export class UploadQueue {
  private readonly transport: Transport
  private readonly onChange: (items: UploadItem[]) => void
  private items: UploadItem[] = []
  private readonly work = new Map<string, Work>()
  private running = 0

  constructor(transport: Transport, onChange: (items: UploadItem[]) => void) {
    this.transport = transport
    this.onChange = onChange
  }

  /** Takes over the items of a draft, which are in the cloud already; those that the server does not keep yet go on. */
  restore(items: readonly UploadItem[]): void {
    this.items = items.map((item) => {
      if (item.mediaId !== undefined || item.problem || !item.file) return item
      this.work.set(item.id, { file: item.file })
      return { ...item, state: 'waiting' as const, progress: 0 }
    })
    this.onChange(this.items)
    this.next()
  }

  add(picked: readonly Picked[]): void {
    for (const one of picked) {
      const id = newKey()
      this.work.set(id, { picked: one })
      this.items = [...this.items, { id, kind: one.kind, preview: one.poster, state: 'waiting', progress: 0 }]
    }
    this.onChange(this.items)
    this.next()
  }

  /** Starts a failed one again; what was prepared is not prepared twice. */
  retry(id: string): void {
    const item = this.find(id)
    if (item?.state !== 'failed' || item.problem) return
    this.change(id, { state: 'waiting', progress: 0 })
    this.next()
  }

  retryAll(): void {
    this.items.filter(({ state }) => state === 'failed').forEach(({ id }) => this.retry(id))
  }

  remove(id: string): void {
    this.work.delete(id)
    this.items = this.items.filter((item) => item.id !== id)
    this.onChange(this.items)
  }

  private next(): void {
    while (this.running < AT_ONCE) {
      const waiting = this.items.find(({ state }) => state === 'waiting')
      if (!waiting) return
      this.running++
      this.change(waiting.id, { state: 'preparing' })
      void this.carry(waiting.id).finally(() => {
        this.running--
        this.next()
      })
    }
  }

  private async carry(id: string): Promise<void> {
    const work = this.work.get(id)
    if (!work) return
    try {
      work.file ??= await this.bring(id, work)
      this.change(id, { state: 'uploading', progress: 100, file: work.file })
      const mediaId = await this.transport.keep(work.file)
      this.change(id, { state: 'done', progress: 100, mediaId })
      this.work.delete(id)
    } catch (error) {
      console.warn('upload', error)
      this.change(id, { state: 'failed', ...problemOf(error) })
    }
  }

  private async bring(id: string, work: Work): Promise<MediaFile> {
    if (!('picked' in work)) return work.file
    work.prepared ??= await this.transport.prepare(work.picked)
    this.change(id, { state: 'uploading' })
    return this.send(id, work.picked.kind, work.prepared)
  }

  private async send(id: string, kind: MediaKind, prepared: Prepared): Promise<MediaFile> {
    const { path, thumbPath, width, height, duration } = prepared
    const thumbId = await this.transport.upload(thumbPath, `${id}-s.jpg`, () => undefined)
    const name = kind === 'video' ? `${id}.mp4` : `${id}.jpg`
    const fileId = await this.transport.upload(path, name, (percent) => this.report(id, percent))
    return { kind, fileId, thumbId, width, height, ...(kind === 'video' ? { duration } : {}) }
  }

  /** Ten steps are enough to see; more would only redraw. */
  private report(id: string, percent: number): void {
    const progress = Math.floor(percent / 10) * 10
    if (this.find(id)?.progress !== progress) this.change(id, { progress })
  }

  private find(id: string): UploadItem | undefined {
    return this.items.find((item) => item.id === id)
  }

  /** What was removed meanwhile stays removed. */
  private change(id: string, patch: Partial<UploadItem>): void {
    if (!this.find(id)) return
    this.items = this.items.map((item) => (item.id === id ? { ...item, ...patch } : item))
    this.onChange(this.items)
  }
}

/** @returns the server's reason for refusing a file; nothing for what may succeed another time */
function problemOf(error: unknown): Pick<UploadItem, 'problem'> {
  const isRefusal = error instanceof AppError && ['unusable_file', 'foreign_file'].includes(error.code)
  return isRefusal ? { problem: error.fields?.['file'] ?? '不能使用' } : {}
}
