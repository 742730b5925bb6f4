import { calendarSweeps } from '../areas/calendar/sweeps'
import { caseSweeps } from '../areas/case/sweeps'
import { mediaSweeps } from '../areas/media/sweeps'
import { taskSweeps } from '../areas/task/sweeps'
import { runSweeps } from '../kernel/sweeps'
import { workerFunction } from '../kernel/worker'

/** The areas' sweeps without the areas, whose contracts it needs not load. */
export const sweeps = [...caseSweeps, ...mediaSweeps, ...taskSweeps, ...calendarSweeps]

export const main = workerFunction('clock', (_event, context) => runSweeps(sweeps, context))
