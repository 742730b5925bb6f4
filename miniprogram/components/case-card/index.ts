import type { CaseRow } from './view'

const EMPTY: CaseRow = {
  id: '',
  title: '',
  mark: { tone: 'idle', icon: '', text: '' },
  kind: '',
  address: '',
  when: '',
  thumb: '',
  supports: '',
  foot: '',
  footTone: 'idle',
  todo: '',
  todoKind: '',
}

/** One case in a list. `row` comes from `caseRow(card, now)`. Emits `open` with the id; its button emits `todo` with id and what is to do. */
Component({
  properties: {
    row: { type: Object, value: EMPTY },
    /** Hides the line of the running promise, for lists of strangers' cases. */
    plain: Boolean,
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: this.data.row.id })
    },
    todo() {
      const { id, todoKind } = this.data.row
      this.triggerEvent('todo', { id, todo: todoKind })
    },
  },
})
