import type { TimelineRow } from './view'

/**
 * Who did what, when, with pictures; newest first. `rows` come from `timelineRows(entries, now)`; with `more` there are
 * earlier ones. Emits `earlier` when somebody wants to see them.
 */
Component({
  properties: {
    rows: { type: Array, value: [] as TimelineRow[] },
    more: { type: Boolean, value: false },
    loading: { type: Boolean, value: false },
  },
  methods: {
    earlier() {
      if (!this.data.loading) this.triggerEvent('earlier')
    },
  },
})
