import type { TimelineRow } from './view'

/** Who did what, when, with pictures; newest first. `rows` come from `timelineRows(entries, now)`. */
Component({
  properties: {
    rows: { type: Array, value: [] as TimelineRow[] },
  },
})
