import { messageOf } from '../../../../services/call'
import { setSupport } from '../../../../services/cases'
import type { NearbyRow } from '../../form/view'

/** Open cases nearby that may be the same; 我也遇到 supports one instead of a second report. Emits `open {id}`. */
Component({
  properties: {
    rows: { type: Array, value: [] as NearbyRow[] },
  },
  data: {
    /** By case id; goes before what the rows say. */
    supported: {} as Record<string, boolean>,
    busy: '',
  },
  methods: {
    open({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
      this.triggerEvent('open', { id: currentTarget.dataset.id })
    },
    async toggle({ currentTarget }: WechatMiniprogram.Tap<{ id: string }>) {
      const { id } = currentTarget.dataset
      const row = (this.data.rows as NearbyRow[]).find((one) => one.id === id)
      if (!row || this.data.busy !== '') return
      const on = !(this.data.supported[id] ?? row.supported)
      this.setData({ busy: id })
      try {
        await setSupport(id, on)
        this.setData({ busy: '', [`supported.${id}`]: on })
      } catch (error) {
        this.setData({ busy: '' })
        void wx.showToast({ title: messageOf(error), icon: 'none' })
      }
    },
  },
})
