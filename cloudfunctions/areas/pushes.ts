import type { Push } from '../kernel/area'
import { followHolder } from './holders'
import { mediaPushes } from './media/pushes'

/** Which of WeChat's pushes are taken, by the name of the event. */
export const PUSHES: Readonly<Record<string, Push>> = { ...mediaPushes(followHolder) }
