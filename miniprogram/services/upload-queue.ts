import type { UploadPlace } from '../domain/api/media'
import type { MediaFile, MediaKind } from '../domain/case/types'
import { AppError } from '../domain/kernel/errors'
import { newKey } from './keys'
import type { Progress, Sending } from './sending'
import { followed } from './sending'
import { Trip } from './trip'

/** What was chosen: local paths, pixels, seconds. */
export interface Picked {
  kind: MediaKind
  path: string
  /** The picture itself, or the video's first frame; '' when the phone has none of it. */
  poster: string
  width: number
  height: number
  duration: number
}

/** What goes up: small copies on the phone. */
export interface Prepared {
  path: string
  /** '' for a video without its first frame. */
  thumbPath: string
  width: number
  height: number
  duration: number
  /** Of the file, without its thumb. */
  bytes: number
}

export interface Transport {
  prepare(picked: Picked): Promise<Prepared>
  /**
   * @returns where a file and its thumb may be uploaded to
   * @throws AppError `too_often` with the reason in `fields.file`
   */
  begin(kind: MediaKind, bytes: number): Promise<UploadPlace>
  /** Sends a file to a path inside the storage; `done` is its file id. */
  upload(path: string, to: string, progress: Progress): Sending
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
  /** What an `image` can show; '' where there is nothing. */
  preview: string
  /** What a video plays from. */
  source?: string
  state: UploadState
  /** Percent, in steps of ten. */
  progress: number
  /** Present when it is in the cloud. */
  file?: MediaFile
  /** Present when the server keeps it: only then it can be submitted. */
  mediaId?: string
  /** Why it is not taken, in a few characters; trying again would not help. */
  problem?: string
  /** What would. */
  advice?: string
}

/** What is still to be done for an item: a file is uploaded already. */
type Work =
  { picked: Picked; prepared?: Prepared; place?: UploadPlace; file?: MediaFile } | { file: MediaFile }

/** Weak networks carry two at a time better than nine. */
const AT_ONCE = 2
/** All ways of preparing one picture take less. */
const PREPARE_MS = 90_000
/** A mobile network that sends nothing for so long has lost the connection. */
const STANDSTILL_MS = 30_000
/** The server reads and copies a video of the largest size in less. */
const KEEP_MS = 60_000

/** Prepares and uploads in the background; each item fails, is retried and removed by itself, and ends in any case. */
export class UploadQueue {
  private readonly transport: Transport
  private readonly onChange: (items: UploadItem[]) => void
  private items: UploadItem[] = []
  private readonly work = new Map<string, Work>()
  /** Those under way. */
  private readonly trips = new Map<string, Trip>()

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
      const { kind, poster, path } = one
      const id = newKey()
      this.work.set(id, { picked: one })
      const item: UploadItem = { id, kind, preview: poster, state: 'waiting', progress: 0 }
      this.items = [...this.items, kind === 'video' ? { ...item, source: path } : item]
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

  /** What is under way is aborted, and its place given to the next one. */
  remove(id: string): void {
    this.work.delete(id)
    this.items = this.items.filter((item) => item.id !== id)
    this.trips.get(id)?.end()
    this.onChange(this.items)
  }

  /** Ends whatever is under way, for a page that is left; nobody hears of it. */
  stop(): void {
    this.items = []
    for (const trip of this.trips.values()) trip.end()
  }

  private next(): void {
    while (this.trips.size < AT_ONCE) {
      const waiting = this.items.find(({ state }) => state === 'waiting')
      if (!waiting) return
      const { id } = waiting
      const trip = new Trip()
      this.trips.set(id, trip)
      this.change(id, { state: 'preparing' })
      void this.carry(id, trip).finally(() => {
        this.trips.delete(id)
        this.next()
      })
    }
  }

  private async carry(id: string, trip: Trip): Promise<void> {
    const work = this.work.get(id)
    if (!work) return
    try {
      work.file ??= await this.bring(id, work, trip)
      this.change(id, { state: 'uploading', progress: 100, file: work.file })
      const mediaId = await trip.wait(KEEP_MS, this.transport.keep(work.file))
      this.change(id, { state: 'done', progress: 100, mediaId })
      this.work.delete(id)
    } catch (error) {
      console.warn('upload', error)
      this.change(id, { state: 'failed', ...problemOf(error) })
    }
  }

  private async bring(id: string, work: Work, trip: Trip): Promise<MediaFile> {
    if (!('picked' in work)) return work.file
    const { kind } = work.picked
    work.prepared ??= await trip.wait(PREPARE_MS, this.transport.prepare(work.picked))
    this.change(id, { state: 'uploading' })
    work.place ??= await trip.wait(KEEP_MS, this.transport.begin(kind, work.prepared.bytes))
    return this.send(id, kind, work.prepared, work.place, trip)
  }

  private async send(
    id: string,
    kind: MediaKind,
    prepared: Prepared,
    place: UploadPlace,
    trip: Trip,
  ): Promise<MediaFile> {
    const { path, thumbPath, width, height, duration } = prepared
    const upload = (from: string, to: string, onProgress: (percent: number) => void) =>
      trip.send(followed((progress) => this.transport.upload(from, to, progress), STANDSTILL_MS, onProgress))
    const thumbId = thumbPath === '' ? '' : await upload(thumbPath, place.thumb, () => undefined)
    const fileId = await upload(path, place.file, (percent) => this.report(id, percent))
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

/** @returns why a file is not taken; nothing for what may succeed another time */
function problemOf(error: unknown): Pick<UploadItem, 'problem' | 'advice'> {
  const isRefusal = error instanceof AppError && REFUSALS.includes(error.code)
  return isRefusal ? { problem: error.fields?.['file'] ?? '不能使用', advice: error.message } : {}
}

const REFUSALS: readonly string[] = ['unusable_file', 'foreign_file', 'too_often']
