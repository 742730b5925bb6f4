import type { Sweep } from '../../area'
import { forgetTold } from './forget-told'

/** What the clock does that no area owns. */
export const kernelSweeps: readonly Sweep[] = [{ name: 'forgottenTold', run: forgetTold }]
