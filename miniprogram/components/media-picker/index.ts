import { messageOf } from '../../services/call'
import { pickMedia } from '../../services/choose-media'
import { createUploads, restoreItems } from '../../services/uploads'
import type { UploadItem } from '../../services/uploads'
import type { UploadQueue } from '../../services/upload-queue'
import type { MediaKind } from '../../domain/case/types'
import { AppError } from '../../domain/kernel/errors'
import { VIDEO_SECONDS } from '../../domain/kernel/media-limits'

const queues = new WeakMap<object, UploadQueue>()

/**
 * Takes or chooses pictures and videos; each is made small and uploaded at once, with its progress, and can be
 * retried or removed. Emits `change` with `{ items: UploadItem[] }` (see services/uploads: mediaIdsOf, isUploading, mediaProblem).
 */
Component({
  properties: {
    photos: { type: Number, value: 9 },
    videos: { type: Number, value: 0 },
    label: { type: String, value: '拍照或从相册选择' },
    hint: String,
  },
  data: {
    items: [] as UploadItem[],
    photosLeft: 9,
    videosLeft: 0,
    videoSeconds: VIDEO_SECONDS,
  },
  lifetimes: {
    attached() {
      queues.set(
        this,
        createUploads((items) => this.show(items)),
      )
      this.setData(this.left([]))
    },
    detached() {
      queues.get(this)?.stop()
    },
  },
  methods: {
    /** Brings back a draft's items; @returns how many are lost and have to be chosen again. */
    async restore(kept: UploadItem[]): Promise<number> {
      const { items, lost } = await restoreItems(kept)
      if (items.length > 0) queues.get(this)?.restore(items)
      return lost
    },
    retryAll() {
      queues.get(this)?.retryAll()
    },
    addPhotos() {
      void this.add('image', this.data.photosLeft)
    },
    addVideo() {
      void this.add('video', 1)
    },
    async add(kind: MediaKind, count: number) {
      try {
        queues.get(this)?.add((await pickMedia(kind, count)).slice(0, count))
      } catch (error) {
        console.warn('chooseMedia', error)
        this.tellFailure(error, kind)
      }
    },
    tellFailure(error: unknown, kind: MediaKind) {
      if (error instanceof AppError) return this.explain('未添加', messageOf(error))
      void wx.showToast({ title: `没有选到${kind === 'image' ? '照片' : '视频'}，请再试`, icon: 'none' })
    },
    tapItem({ currentTarget }: WechatMiniprogram.Tap<{ index: number }>) {
      const item = this.data.items[currentTarget.dataset.index]
      if (!item) return
      if (item.problem) this.explain(item.problem, item.advice ?? '请移除后重新选择')
      else if (item.state === 'failed') queues.get(this)?.retry(item.id)
      else void this.preview(item)
    },
    explain(title: string, content: string) {
      void wx.showModal({ title, content, showCancel: false, confirmText: '知道了' })
    },
    /** Pictures full screen, and a video plays. */
    async preview(item: UploadItem) {
      const shown = this.data.items.filter((one) => addressOf(one) !== '')
      const current = shown.indexOf(item)
      if (current === -1) return
      try {
        await wx.previewMedia({ sources: shown.map(sourceOf), current })
      } catch (error) {
        console.warn('previewMedia', error)
        void wx.showToast({ title: '暂时无法查看，请稍后再试', icon: 'none' })
      }
    },
    remove({ currentTarget }: WechatMiniprogram.Tap<{ index: number }>) {
      const item = this.data.items[currentTarget.dataset.index]
      if (item) queues.get(this)?.remove(item.id)
    },
    show(items: UploadItem[]) {
      this.setData({ items, ...this.left(items) })
      this.triggerEvent('change', { items })
    },
    left(items: UploadItem[]) {
      const count = (kind: MediaKind) => items.filter((item) => item.kind === kind).length
      return {
        photosLeft: Math.max(0, this.data.photos - count('image')),
        videosLeft: Math.max(0, this.data.videos - count('video')),
      }
    },
  },
})

function addressOf({ kind, preview, source = '' }: UploadItem): string {
  return kind === 'video' ? source : preview
}

function sourceOf(item: UploadItem): WechatMiniprogram.MediaSource {
  const { kind, preview } = item
  return { url: addressOf(item), type: kind, ...(kind === 'video' && preview ? { poster: preview } : {}) }
}
