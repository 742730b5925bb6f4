import { calendarSweeps } from '../areas/calendar/sweeps'
import { caseSweeps } from '../areas/case/sweeps'
import { mediaSweeps } from '../areas/media/sweeps'
import { taskSweeps } from '../areas/task/sweeps'
import { kernelSweeps } from '../kernel/outbox/sweeps'
import { runSweeps } from '../kernel/sweeps'
import { workerFunction } from '../kernel/worker'

/** What the clock does for each area, in its order, and for the kernel. Phones' functions load none of it. */
export const sweeps = [...caseSweeps, ...mediaSweeps, ...taskSweeps, ...calendarSweeps, ...kernelSweeps]

export const main = workerFunction('clock', (_event, context) => runSweeps(sweeps, context))
