import type { Sweep } from '../../../kernel/area'
import { forgetMedia } from './forget-media'

export const mediaSweeps: readonly Sweep[] = [{ name: 'forgotten', run: forgetMedia }]
