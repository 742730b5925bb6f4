import type { CaseRow } from './view'

/** One case in a list. `row` comes from `caseRow(card, now)`. Emits `open` with the id; `todo` is emitted by its button. */
Component({
  properties: {
    row: { type: Object, value: {} as CaseRow },
    /** Hides the line of the running promise, for lists of strangers' cases. */
    plain: Boolean,
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: this.data.row.id })
    },
    todo() {
      this.triggerEvent('todo', { id: this.data.row.id })
    },
  },
})
