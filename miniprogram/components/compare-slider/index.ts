interface TouchPoint {
  clientX: number
}

/** Before and after as one comparable pair: dragging the handle uncovers one or the other. A tap on a side shows it full screen. */
Component({
  properties: {
    before: String,
    after: String,
    /** Larger versions for full screen; the pictures themselves when absent. */
    beforeFull: String,
    afterFull: String,
  },
  data: { share: 50 },
  methods: {
    drag({ touches }: { touches: TouchPoint[] }) {
      const point = touches[0]
      if (!point) return
      this.createSelectorQuery()
        .select('.frame')
        .boundingClientRect(({ left, width }: WechatMiniprogram.BoundingClientRectCallbackResult) => {
          const share = Math.round(Math.min(100, Math.max(0, ((point.clientX - left) / width) * 100)))
          if (share !== this.data.share) this.setData({ share })
        })
        .exec()
    },
    open({ detail }: { detail: { x?: number } }) {
      const { before, after, beforeFull, afterFull, share } = this.data
      const urls = [beforeFull || before, afterFull || after]
      const onBefore = (detail.x ?? 0) < (wx.getWindowInfo().windowWidth * share) / 100
      void wx.previewImage({ urls, current: urls[onBefore ? 0 : 1] })
    },
  },
})
