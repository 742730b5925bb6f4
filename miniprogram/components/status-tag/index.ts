/** A state as icon + word + colour. Take `tone`, `icon` and `text` from `markOf(state)`, or give your own. */
Component({
  properties: {
    tone: { type: String, value: 'idle' },
    icon: String,
    text: String,
  },
})
