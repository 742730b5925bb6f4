import type { Sweep } from '../../../kernel/area'
import { forgetMedia } from './forget-media'
import { scheduleChecks } from './schedule-checks'

export const mediaSweeps: readonly Sweep[] = [
  { name: 'forgotten', run: forgetMedia },
  { name: 'scheduled', run: scheduleChecks },
]
