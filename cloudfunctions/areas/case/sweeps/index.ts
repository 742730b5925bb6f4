import type { Sweep } from '../../../kernel/area'
import { moveLateEntries } from '../earlier-history'
import { fillDerived } from './fill-derived'
import { recalculate } from './recalculate'
import { recordMedia } from './record-media'
import { sweep } from './sweep'

/** Promises that a new calendar moves; warnings, the end of waiting, reminders, the archive; what an update left to do. */
export const caseSweeps: readonly Sweep[] = [
  { name: 'recalculated', run: recalculate },
  { name: 'swept', run: sweep },
  { name: 'filled', run: fillDerived },
  { name: 'lateEntries', run: moveLateEntries },
  { name: 'recorded', run: recordMedia },
]
