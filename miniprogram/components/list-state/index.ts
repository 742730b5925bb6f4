/**
 * What a list says about itself: skeleton while loading, empty, error with a retry, loading more, end. `phase` comes from a
 * `Pager` or is set by hand; `ready` shows nothing. Emits `retry` and, from the empty state, `action`.
 */
Component({
  properties: {
    phase: { type: String, value: 'loading' },
    /** card: rows with a picture; text: rows without; page: one big block and lines. */
    skeleton: { type: String, value: 'card' },
    rows: { type: Number, value: 4 },
    emptyText: { type: String, value: '这里还没有内容' },
    emptyIcon: { type: String, value: 'records-o' },
    actionText: String,
    errorText: { type: String, value: '没有加载成功' },
    endText: { type: String, value: '已经到底了' },
  },
  data: { bones: bonesOf(4) },
  observers: {
    rows(rows: number) {
      this.setData({ bones: bonesOf(rows) })
    },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
    act() {
      this.triggerEvent('action')
    },
  },
})

function bonesOf(rows: number): string[] {
  return Array.from({ length: rows }, (_, index) => `bone-${index}`)
}
