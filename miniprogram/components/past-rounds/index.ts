import type { PastRoundRow } from './view'

/** How a case ended each time before it was reopened. `rows` come from `pastRoundRows(rounds, now)`. */
Component({
  properties: { rows: { type: Array, value: [] as PastRoundRow[] } },
})
