import { STEPS } from './view'

/** Five steps with what is done filled. `done` and `stopped` come from `progressOf(state)`. */
Component({
  properties: {
    done: Number,
    stopped: Boolean,
  },
  data: { steps: STEPS },
})
