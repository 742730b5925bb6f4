import type { MediaView } from '../../domain/api/case'

/** Pictures and videos of a case, three a row; a tap shows them full screen. `items` are `MediaView`s. */
Component({
  properties: {
    items: { type: Array, value: [] as MediaView[] },
  },
  methods: {
    open({ currentTarget }: WechatMiniprogram.Tap<{ index: number }>) {
      const items = this.data.items as MediaView[]
      void wx.previewMedia({
        sources: items.map(({ kind, url, thumb }) => ({ url, type: kind, poster: thumb })),
        current: currentTarget.dataset.index,
      })
    },
  },
})
