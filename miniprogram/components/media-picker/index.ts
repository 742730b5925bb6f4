import { messageOf } from '../../services/call'
import { createUploads, pickMedia, restoreItems } from '../../services/uploads'
import type { UploadItem } from '../../services/uploads'
import type { UploadQueue } from '../../services/upload-queue'
import type { MediaKind } from '../../domain/case/types'

const queues = new WeakMap<object, UploadQueue>()

/**
 * Takes or chooses pictures and videos; each is made small and uploaded at once, with its progress, and can be
 * retried or removed. Emits `change` with `{ items: UploadItem[] }` (see services/uploads: mediaIdsOf, isUploading, hasFailed).
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
  },
  lifetimes: {
    attached() {
      queues.set(
        this,
        createUploads((items) => this.show(items)),
      )
      this.setData(this.left([]))
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
        void wx.showToast({
          title: kind === 'image' ? '没有选到照片，请再试' : messageOf(error),
          icon: 'none',
        })
      }
    },
    tapItem({ currentTarget }: WechatMiniprogram.Tap<{ index: number }>) {
      const item = this.data.items[currentTarget.dataset.index]
      if (!item) return
      if (item.problem) this.explain(item.problem)
      else if (item.state === 'failed') queues.get(this)?.retry(item.id)
      else this.preview(item)
    },
    explain(problem: string) {
      void wx.showToast({ title: `${problem}，请移除后重新选择`, icon: 'none' })
    },
    preview(item: UploadItem) {
      const shown = this.data.items.filter(({ preview }) => preview !== '')
      if (!shown.includes(item)) return
      void wx.previewImage({ urls: shown.map(({ preview }) => preview), current: item.preview })
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
