import { calendarSweeps } from '../areas/calendar/sweeps'
import { caseSweeps } from '../areas/case/sweeps'
import { mediaSweeps } from '../areas/media/sweeps'
import { taskSweeps } from '../areas/task/sweeps'
import { kernelSweeps } from '../kernel/outbox/sweeps'
import { runSweeps } from '../kernel/sweeps'
import { workerFunction } from '../kernel/worker'

/** The areas' sweeps without the areas, whose contracts it needs not load, and the kernel's own. */
export const sweeps = [...caseSweeps, ...mediaSweeps, ...taskSweeps, ...calendarSweeps, ...kernelSweeps]

export const main = workerFunction('clock', (_event, context) => runSweeps(sweeps, context))
