import type { Sweep } from '../../../kernel/area'
import { forgetChecks } from './forget-checks'
import { forgetMedia } from './forget-media'
import { forgetUploads } from './forget-uploads'
import { scheduleChecks } from './schedule-checks'

export const mediaSweeps: readonly Sweep[] = [
  { name: 'forgotten', run: forgetMedia },
  { name: 'uploads', run: forgetUploads },
  { name: 'scheduled', run: scheduleChecks },
  { name: 'forgottenChecks', run: forgetChecks },
]
