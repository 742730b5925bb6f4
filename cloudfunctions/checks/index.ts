import { followHolder } from '../areas/holders'
import { workChecks } from '../areas/media/checks/work-checks'
import { workerFunction } from '../kernel/worker'

export const main = workerFunction('checks', (_event, context) => workChecks(followHolder, context))
